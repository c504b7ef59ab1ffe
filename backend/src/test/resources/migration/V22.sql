update message set citations = '[{"number":1,"document_id":"0193a000-0000-7000-8000-0000000000d2","position":0,"start":0,"end":5}]';
