-- rights f115d02fbcb5ddee25e931f0442d3362d67ddbdcc509f0632465a6ff5e310039
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$IJpngQPTJ05ey0gqFAlabw$+0gg8j0KEnFgu/2EjNeR3bvkP/itJHn7JsEQOZG3kk8', 1795695864043, 1, 1795695864043, 1);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217d06906741b9306fa02ac178313', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795695864070, 2);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217d069087c839ef783bf7c6e8384', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795695864072, 3);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217d0690971db8d86af5560214027', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795695864073, 4);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068f97ab7b48aa55c1be1e910', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fa77598c85e6de182f2cdf', 'draft', 'https://draft.example.com', '', '', X'01a217d068f87563bf43b053bf666a9c', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 3, X'b355f5764e108a705fedd0a5fc52d3c6fef03296347f4f26398a97aedd111209', 1795695864085, X'5be134ad3613926c66beb6baa75d1487a9103e5717d4269ad2d37cecaa59ce2695c3a8fb7e54cefe6978d497301b9084681e3dcd64b3340a2b5c5d35649b5b0a');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 21, X'9c3c5196b9e2c1c5d88aacff037bc66f32f02784c462501f71020eaaecce7531', 1795695864085, X'0f26a0d3357b204ee5f4a0018d18523e1512bdc4a08bc0d1b32529e4683d6777266a6ef884bf487651424c22da67fdd37f22226d3349d93732c82bb32a989b06');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a217d068ec7d1b8c200081a8244372', 1795695864043, NULL, X'01a217d0685d7c2ba8ece7939a6f1165', NULL, '', '', 'session', '127.0.0.1', '01a217d0-685d-78b0-a1eb-eb60a5fdd7f1', 'user.setup', 'user', '01a217d0-68eb-74ee-b578-0cb9e1643f8e', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217d0-68eb-74ee-b578-0cb9e1643f8f","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'275138b4de8a704d332d396e40518cf049b74c522f645233078b534360cdb215');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a217d068ec7983aebdf2f064d292e1', 1795695864043, NULL, X'01a217d0685d7c2ba8ece7939a6f1165', NULL, '', '', 'session', '127.0.0.1', '01a217d0-685d-78b0-a1eb-eb60a5fdd7f1', 'workspace.created', 'workspace', '01a217d0-68eb-74ee-b578-0cb9e1643f8f', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'275138b4de8a704d332d396e40518cf049b74c522f645233078b534360cdb215', X'cae0ae1ffb1920f376bd1aeabb89dbac633383f58465a78b4c0919d8903a0327');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 1, X'01a217d068ec7e5588ce52efe4cdb809', 1795695864043, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0685d7c2ba8ece7939a6f1165', NULL, '', '', 'session', '127.0.0.1', '01a217d0-685d-78b0-a1eb-eb60a5fdd7f1', 'workspace.created', 'workspace', '01a217d0-68eb-74ee-b578-0cb9e1643f8f', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217d0-68eb-74ee-b578-0cb9e1643f8f","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'a2c679e05b99728ffe70870661be85789b701a12e8e872e41ec4c5af6f96aa19');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 2, X'01a217d068ec7778b20d1ccf3110afba', 1795695864043, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0685d7c2ba8ece7939a6f1165', NULL, '', '', 'session', '127.0.0.1', '01a217d0-685d-78b0-a1eb-eb60a5fdd7f1', 'member.accepted', 'member', '01a217d0-68eb-74ee-b578-0cb9e1643f97', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'a2c679e05b99728ffe70870661be85789b701a12e8e872e41ec4c5af6f96aa19', X'cd5cfcc3e501257bc564ba9a5bcd429ce21ab7dd4ace1f8dff6fe15f7caa72f5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a217d068ec7330a476afaa5d86a754', 1795695864043, NULL, X'01a217d0685d7c2ba8ece7939a6f1165', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-685d-78b0-a1eb-eb60a5fdd7f1', 'session.created', 'user', '01a217d0-68eb-74ee-b578-0cb9e1643f8e', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'cae0ae1ffb1920f376bd1aeabb89dbac633383f58465a78b4c0919d8903a0327', X'b355f5764e108a705fedd0a5fc52d3c6fef03296347f4f26398a97aedd111209');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 3, X'01a217d068f8730e9ff3d7372575d48f', 1795695864056, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068f877f599d8b39f4e8465c9', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68f8-7873-b521-790625c7e19c', 'folder.created', 'folder', '01a217d0-68f8-7563-bf43-b053bf666a9c', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'cd5cfcc3e501257bc564ba9a5bcd429ce21ab7dd4ace1f8dff6fe15f7caa72f5', X'2bfbeb5988d90fef0fd448a5b82b7df5c014828cc43a300b3babe79e5b7d3dff');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 4, X'01a217d068f97fffb7375137b50c706e', 1795695864057, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068f97a83aba6d367de8aa0ac', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68f9-7ab8-b18d-fc1bcbb8d761', 'app.created', 'app', '01a217d0-68f9-7ab7-b48a-a55c1be1e910', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'2bfbeb5988d90fef0fd448a5b82b7df5c014828cc43a300b3babe79e5b7d3dff', X'f75d27e0eaf93c3a7b5261455018a669c168df59f7f0d59bc4ce673baaef2805');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 5, X'01a217d068fa70bdb3124668950f6c2f', 1795695864058, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fa7750b449a74b2b0ea543', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68fa-749a-82f6-a675d106663d', 'app.created', 'app', '01a217d0-68fa-7759-8c85-e6de182f2cdf', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'f75d27e0eaf93c3a7b5261455018a669c168df59f7f0d59bc4ce673baaef2805', X'6134f4a9bdfab3a1146a12d7e8196cfc8f2a1437fbee5df23703e66bc5f90441');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 6, X'01a217d068fc75cca66221a8c044ce6a', 1795695864060, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fc7577842dece5177ad512', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68fc-74b5-b0b2-8a9da64c19b8', 'data_source.created', 'data_source', '01a217d0-68fc-763c-b47e-a1398fc51897', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'6134f4a9bdfab3a1146a12d7e8196cfc8f2a1437fbee5df23703e66bc5f90441', X'547c9d9e3858284c1fb1c4c02eb75100eb77d79037b61cf829d6bef8bbf7416e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 7, X'01a217d068fd7cd8bf445785adc6d420', 1795695864061, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fd738b9c6a91067fd4c684', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68fd-78dd-a55f-fce636d2b488', 'constant.created', 'constant', '01a217d0-68fd-710d-ad52-d171b8d3ef5c', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'547c9d9e3858284c1fb1c4c02eb75100eb77d79037b61cf829d6bef8bbf7416e', X'5bf4a33cae3d327aa9a45ac0e800b6cdfaf250ebd4ba8fd47f5d0162cc08eafe');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 8, X'01a217d068ff75e7b05274643d3b34fe', 1795695864062, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fe7677908cda5e5c7943df', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68fe-7d2a-9db0-86abd7b93a5f', 'group.created', 'group', '01a217d0-68fe-7261-98ed-c697377d0118', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'5bf4a33cae3d327aa9a45ac0e800b6cdfaf250ebd4ba8fd47f5d0162cc08eafe', X'5c6e9b199f298d80fd43db4b1344942a79cfee7c53806bce65539172867d520a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 9, X'01a217d06900792dae2802f5958faa86', 1795695864064, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068ff73a9a72c8b4f77b08cf0', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-68ff-744e-9c1b-bf912d998c0c', 'group.created', 'group', '01a217d0-68ff-7e88-8053-e7c73d5eb904', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'5c6e9b199f298d80fd43db4b1344942a79cfee7c53806bce65539172867d520a', X'ea04da19814797a56cf3886476506c226e3afd84ad0a8d1ba24fbeebe45205b1');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 10, X'01a217d0690178259ad054df74166412', 1795695864065, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d06900736a969250fb2202493d', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6900-7e3b-a9df-fb98666474d2', 'grant.created', 'grant', '01a217d0-6900-7824-8a13-f48c8dba1e04', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a217d0-68fe-7261-98ed-c697377d0118","name":"Readers"}}}', '[{"kind":"grant","group":"01a217d0-68fe-7261-98ed-c697377d0118","after":{"id":"01a217d0-6900-7824-8a13-f48c8dba1e04","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a217d0-68f9-7ab7-b48a-a55c1be1e910"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a217d0-68fe-7261-98ed-c697377d0118
readers', X'ea04da19814797a56cf3886476506c226e3afd84ad0a8d1ba24fbeebe45205b1', X'0af50c3533e46732ca13065a762353405a1b22f9bd91dce8e234c7d21f0f9583');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 11, X'01a217d069037b46be82fcf47af0cffd', 1795695864067, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069037556bacf72a56bb7dc88', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6903-7e1f-859d-203e36f5bb31', 'grant.created', 'grant', '01a217d0-6903-74c5-8211-a4fcf6cfacef', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a217d0-68ff-7e88-8053-e7c73d5eb904","name":"Makers"}}}', '[{"kind":"grant","group":"01a217d0-68ff-7e88-8053-e7c73d5eb904","after":{"id":"01a217d0-6903-74c5-8211-a4fcf6cfacef","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a217d0-68ff-7e88-8053-e7c73d5eb904
makers', X'0af50c3533e46732ca13065a762353405a1b22f9bd91dce8e234c7d21f0f9583', X'5d577190bfa99a544723a119ac2fccfd722f42eee0748d231a763962c9e3980e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 12, X'01a217d069057f79b2351a5c7194efc8', 1795695864069, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069057a2e9dbad138a4f19d76', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6905-770f-80d5-5175c088b3f9', 'grant.created', 'grant', '01a217d0-6905-7e80-9246-387b132e79f5', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a217d0-68ff-7e88-8053-e7c73d5eb904","name":"Makers"}}}', '[{"kind":"grant","group":"01a217d0-68ff-7e88-8053-e7c73d5eb904","after":{"id":"01a217d0-6905-7e80-9246-387b132e79f5","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a217d0-68fc-763c-b47e-a1398fc51897"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a217d0-68ff-7e88-8053-e7c73d5eb904
makers', X'5d577190bfa99a544723a119ac2fccfd722f42eee0748d231a763962c9e3980e', X'5c50a3089bd18023964c91455ba2dbe5c49b79777620fb5befc76dd2750d8e66');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 13, X'01a217d069067602a521cf55602c14a1', 1795695864070, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690677dc966c088e0f247a0c', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6906-790d-8633-525fb10b2da2', 'member.invited', 'member', '01a217d0-6906-741b-9306-fa02ac178314', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217d0-68fe-7261-98ed-c697377d0118","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217d0-68ff-7e88-8053-e7c73d5eb904","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'5c50a3089bd18023964c91455ba2dbe5c49b79777620fb5befc76dd2750d8e66', X'28d9ab7f76250810b5e2d237c13818fff4e8fd3c635d9ea2fcfc03f87c35417e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 14, X'01a217d069067c7898b04c7bf421d619', 1795695864070, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690677dc966c088e0f247a0c', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6906-790d-8633-525fb10b2da2', 'group.member_added', 'group', '01a217d0-68fe-7261-98ed-c697377d0118', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com', X'28d9ab7f76250810b5e2d237c13818fff4e8fd3c635d9ea2fcfc03f87c35417e', X'7bb4720ad10bd45ecc92eee727d2988c988654b6ed1b05c751fa20d672c37320');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 15, X'01a217d069067403b7b025d36a2954b5', 1795695864070, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690677dc966c088e0f247a0c', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6906-790d-8633-525fb10b2da2', 'group.member_added', 'group', '01a217d0-68ff-7e88-8053-e7c73d5eb904', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com', X'7bb4720ad10bd45ecc92eee727d2988c988654b6ed1b05c751fa20d672c37320', X'5351e46724983861fafc04bf2ceaa961c1b64e336eeae454a37c363172575f0f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 16, X'01a217d0690877e3bfb4430556f57a6b', 1795695864072, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069087621826c126263f963e9', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6908-7672-b849-d15a81bd05eb', 'member.invited', 'member', '01a217d0-6908-7c83-9ef7-83bf7c6e8385', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a217d0-68fe-7261-98ed-c697377d0118","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'5351e46724983861fafc04bf2ceaa961c1b64e336eeae454a37c363172575f0f', X'00ac9d49e0c5198685d46d5e3ab946cd1ba6d58d001783f6e97afad3eee3128d');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 17, X'01a217d069087b1e95686fbe3d375399', 1795695864072, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069087621826c126263f963e9', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6908-7672-b849-d15a81bd05eb', 'group.member_added', 'group', '01a217d0-68fe-7261-98ed-c697377d0118', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com', X'00ac9d49e0c5198685d46d5e3ab946cd1ba6d58d001783f6e97afad3eee3128d', X'806f46b1d011e3c72c6885562bf273c36fc608a9110cbc443201bc3ee6b075a0');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 18, X'01a217d0690a7fd4b06744fd2f6ee70c', 1795695864073, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069097af6a54de8faef7a6893', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6909-7fdd-9ae0-d8aa6d89713c', 'member.invited', 'member', '01a217d0-6909-71db-8d86-af5560214028', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'806f46b1d011e3c72c6885562bf273c36fc608a9110cbc443201bc3ee6b075a0', X'78f400d9720d26e97fca21303f7038f7f1bcdb0eb58364f75846fe75033cb6ed');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 19, X'01a217d0690b7c81a2f4519feda9ea68', 1795695864075, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690b7698838fd663a3fe5c54', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-690b-73c7-af19-03fed79b5f6c', 'member.archived', 'member', '01a217d0-6909-71db-8d86-af5560214028', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a217d0-6909-71db-8d86-af5560214028","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'78f400d9720d26e97fca21303f7038f7f1bcdb0eb58364f75846fe75033cb6ed', X'd8198065819a4b2ffe2a5863c0abd9e6d60bb091b785b2adb5572f5077f22195');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 20, X'01a217d0690f786f9435e93a1d492d33', 1795695864079, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690f7e768994a4173b710a50', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-690f-74cd-a2ac-0db2058726b2', 'resource_type.created', 'resource_type', '01a217d0-690f-7d12-9f3f-f132e9daf894', 'report', '{"before":null,"after":{"name":"report","actions":[{"name":"read","implies":[]},{"name":"publish","implies":["read"]}],"builder_level":["publish"]}}', NULL, 'resource_type.created
report
ada@example.com
report
read
publish
read
publish', X'd8198065819a4b2ffe2a5863c0abd9e6d60bb091b785b2adb5572f5077f22195', X'99865b6393918101919c4d3b363f515501e30416fb785bf2025210acadc35190');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 21, X'01a217d06913797094bdf3785f0f7ee1', 1795695864083, X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069137a8ebdc848974a8da951', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217d0-6913-7a62-997e-564458607c3f', 'resource.created', 'report', 'q1', 'First quarter', '{"before":null,"after":{"name":"First quarter","owner":null},"counts":{"access_gained":1}}', NULL, 'resource.created
first quarter
ada@example.com
first quarter', X'99865b6393918101919c4d3b363f515501e30416fb785bf2025210acadc35190', X'9c3c5196b9e2c1c5d88aacff037bc66f32f02784c462501f71020eaaecce7531');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fd710dad52d171b8d3ef5c', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fc763cb47ea1398fc51897', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690078248a13f48c8dba1e04', X'01a217d068f97ab7b48aa55c1be1e910');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069057e809246387b132e79f5', X'01a217d068fc763cb47ea1398fc51897');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f91', X'01a217d068eb74eeb5780cb9e1643f90', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f92', X'01a217d068eb74eeb5780cb9e1643f90', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f94', X'01a217d068eb74eeb5780cb9e1643f93', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f95', X'01a217d068eb74eeb5780cb9e1643f93', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690078248a13f48c8dba1e04', X'01a217d068fe726198edc697377d0118', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690374c58211a4fcf6cfacef', X'01a217d068ff7e888053e7c73d5eb904', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069057e809246387b132e79f5', X'01a217d068ff7e888053e7c73d5eb904', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fe726198edc697377d0118', X'01a217d06906741b9306fa02ac178314', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fe726198edc697377d0118', X'01a217d069087c839ef783bf7c6e8385', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068ff7e888053e7c73d5eb904', X'01a217d06906741b9306fa02ac178314', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f90', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795695864043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f93', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795695864043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f96', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795695864043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fe726198edc697377d0118', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795695864062);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068ff7e888053e7c73d5eb904', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795695864064);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done) VALUES (1, 'Guildhall', 4, NULL, NULL, 7, 0, 1);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d06907799693dc90bc48167e1b', X'01a217d06906741b9306fa02ac178314', X'0083a7d0f023d9c2f2193d3d99e58acadf5ec87a80a46019835b39768fbce91c', 'shown', 1, 1795695864070, 1796300664070);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d06908781ba1603774e0594ee9', X'01a217d069087c839ef783bf7c6e8385', X'f0db988056ddc3d54995248ba6e873f18d9f8e9d57c3e32a646cc9dc983d7778', 'shown', 1, 1795695864072, 1796300664072);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068eb74eeb5780cb9e1643f97', X'01a217d068eb74eeb5780cb9e1643f8e', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795695864043, NULL, 1795695864043, 1795695864056, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d06906741b9306fa02ac178314', X'01a217d06906741b9306fa02ac178313', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795695864070, 1796300664070, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069087c839ef783bf7c6e8385', X'01a217d069087c839ef783bf7c6e8384', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795695864072, 1796300664072, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690971db8d86af5560214028', X'01a217d0690971db8d86af5560214027', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795695864073, NULL, NULL, 0, 4);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690f7d129f3ff132e9daf894', 'publish', 1, 1);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690f7d129f3ff132e9daf894', 'read', 0, 0);
INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690f7d129f3ff132e9daf894', 'publish', 'read');
INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d0690f7d129f3ff132e9daf894', 'report', 1795695864079);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068f87563bf43b053bf666a9c', 'folder', 'Office', 'office', '', NULL, 1795695864056, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068f97ab7b48aa55c1be1e910', 'app', 'Payroll', 'payroll', '', X'01a217d068eb74eeb5780cb9e1643f97', 1795695864057, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fa77598c85e6de182f2cdf', 'app', 'Draft', 'draft', '', X'01a217d068eb74eeb5780cb9e1643f97', 1795695864058, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fc763cb47ea1398fc51897', 'data_source', 'Store', 'store', 'postgresql', X'01a217d068eb74eeb5780cb9e1643f97', 1795695864060, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d068fd710dad52d171b8d3ef5c', 'constant', 'RATE', 'rate', 'plain', NULL, 1795695864061, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', X'01a217d069137d79a25fa83683e87872', 'report', 'First quarter', 'first quarter', '', NULL, 1795695864083, 'q1');
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795695863807);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795695863807);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (3, 'forward_sessions', X'3612d0c40c077c321f85558ff29e8373a386c7ae5869a960773ba9a9b74f02b4', 1795695863807);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a217d068ec73a79391cb0f9cf2e638', X'01a217d068eb74eeb5780cb9e1643f8e', X'5456d56a64cfc01620d2f40ccf6fcd3a014dc3ce48fa2c7bb06f886c3ff8345e', 1795695864043, 1795695864043, 1796905464043, 1795695864043, '127.0.0.1', '');
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at) VALUES (X'01a217d068eb74eeb5780cb9e1643f8f', 'Acme', 'acme', 'acme', 'active', 17, 1795695864043);
