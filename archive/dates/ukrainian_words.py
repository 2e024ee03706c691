"""The words of Ukrainian dates, as `english_words` has the English ones: in the forms that nouns take in
dates ("січень", "січня", "у січні"), without full stops, with a straight apostrophe."""

from __future__ import annotations

from archive.dates.edtf import AUTUMN, SPRING, SUMMER, WINTER
from archive.dates.english_words import Meaning, one_meaning

_MONTHS = (
    "січень, січня, січні, січ", "лютий, лютого, лютому, лют", "березень, березня, березні, бер",
    "квітень, квітня, квітні, квіт", "травень, травня, травні, трав", "червень, червня, червні, черв",
    "липень, липня, липні, лип", "серпень, серпня, серпні, серп", "вересень, вересня, вересні, вер",
    "жовтень, жовтня, жовтні, жовт", "листопад, листопада, листопаді, лист",
    "грудень, грудня, грудні, груд",
)  # fmt: skip

_EARLY = "початок, початку, на початку, рання, раннє, ранній"
_MID = "середина, середини, середині, всередині, посередині"
_LATE = "кінець, кінця, кінці, наприкінці, під кінець, пізня, пізнє, пізній"

_HALF = "половина, половини, половині, половину"
_THIRD = "третина, третини, третині, третину"
_QUARTER = "чверть, чверті"
_NUMBERS = (
    "перша, першої, першій, першу", "друга, другої, другій, другу", "третя, третьої, третій, третю",
    "четверта, четвертої, четвертій, четверту",
)  # fmt: skip
_LAST = "остання, останньої, останній, останню"


def _parts(number: int, count: int, ordinals: str, units: str) -> dict[str, Meaning]:
    """Such a part of a unit, in every pair of forms: "друга половина", "у другій половині"."""
    pairs = (f"{one.strip()} {unit.strip()}" for one in ordinals.split(",") for unit in units.split(","))
    return dict.fromkeys(pairs, ("P", ("", number, count)))


_FRACTIONS = {
    words: meaning
    for count, units in ((2, _HALF), (3, _THIRD), (4, _QUARTER))
    for number, ordinals in [*enumerate(_NUMBERS[:count], 1), (count, _LAST)]
    for words, meaning in _parts(number, count, ordinals, units).items()
}

UKRAINIAN: dict[str, Meaning] = {
    **{
        word: meaning
        for number, forms in enumerate(_MONTHS, 1)
        for word, meaning in one_meaning("M", number, forms).items()
    },
    **one_meaning("W", "", "понеділок, понеділка, вівторок, вівторка, середа, середи, середу, четвер"),
    **one_meaning("W", "", "четверга, п'ятниця, п'ятниці, п'ятницю, субота, суботи, суботу, неділя, неділі"),
    **one_meaning("W", "", "неділю, ранок, вранці, вдень, вечір, ввечері, увечері, ніч, вночі, уночі"),
    **one_meaning("F", "", "рік, року, році, роки, років, роках, р, рр, місяць, місяця, день, дня, числа"),
    **one_meaning("F", "", "у, в, на, о, під час, протягом, впродовж, упродовж, цього, десь"),
    **one_meaning("S", SPRING, "весна, весни, весні, весну, навесні"),
    **one_meaning("S", SUMMER, "літо, літа, літі, літом, влітку, улітку"),
    **one_meaning("S", AUTUMN, "осінь, осені, восени"),
    **one_meaning("S", WINTER, "зима, зими, зимі, зиму, взимку, узимку"),
    **one_meaning("C", 1, "століття, столітті, століть, століттях, ст, вік, віку, віці"),
    **one_meaning("P", ("early", 0, 0), _EARLY),
    **one_meaning("P", ("mid", 0, 0), _MID),
    **one_meaning("P", ("late", 0, 0), _LATE),
    **_FRACTIONS,
    **one_meaning("A", "~", "близько, бл, біля, приблизно, прибл, орієнтовно"),
    **one_meaning("U", "?", "можливо, ймовірно, імовірно, мабуть, певно, вірогідно, напевно"),
    **one_meaning("R", "", "і, й, та, або, чи"),
    **one_meaning("H", "/{end}", "до"),
    **one_meaning("H", "../{end}", "по"),
    **one_meaning("B", "/{end}", "перед, раніше ніж, раніше від"),
    **one_meaning("B", "../{end}", "не пізніше, не пізніше ніж, або раніше, чи раніше"),
    **one_meaning("B", "{begin}/", "після, пізніше ніж, пізніше від"),
    **one_meaning("B", "{begin}/..", "не раніше, не раніше ніж, або пізніше, чи пізніше, починаючи з"),
    **one_meaning("B", "{begin}/..", "і далі, й далі, і пізніше, й пізніше, донині, дотепер, до сьогодні"),
    "між": ("K", ""),
    **one_meaning("K", "{begin}/..", "з, із, від"),
    **one_meaning("X", "", "без дати, дата невідома, невідома дата, невідомо, недатовано"),
}
"""Words and phrases in small letters; "до" is said of what is before, and of the end of a span."""
