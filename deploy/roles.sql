-- The database and its three roles: the owner migrates, the desk writes, readers' processes read.
-- psql --set owner=PASSWORD --set desk=PASSWORD --set public=PASSWORD --file deploy/roles.sql
\set ON_ERROR_STOP on

CREATE ROLE demarche_owner LOGIN PASSWORD :'owner';
CREATE ROLE demarche_desk LOGIN PASSWORD :'desk';
CREATE ROLE demarche_public LOGIN PASSWORD :'public';
CREATE DATABASE demarche OWNER demarche_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE demarche FROM PUBLIC;
GRANT CONNECT ON DATABASE demarche TO demarche_desk, demarche_public;
