-- The same answers as before, so the indexes stay as they are. A text of ASCII alone, where each character is a byte, has no accents and no other
-- forms of its letters: most of what took time here is left out for it.
create or replace function searchable(text) returns text language sql immutable strict parallel safe
    return case when octet_length($1) = length($1) then lower($1)
        else regexp_replace(normalize(lower($1), NFKD), '[\u0300-\u036f]', '', 'g') end;
