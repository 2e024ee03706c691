"""Care of the vocabulary: merging terms, finding twins, seeing where a term is used, changing many tags."""
