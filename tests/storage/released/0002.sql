-- rights 0be60e1159f9ab83c95cc049073a4e043b15a5de09d37321fd98608f62f4ecd4
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$xtH7IkX2UyhkKIOS7aZoMw$TV4S8vlhKlVXRi60omvOOFlE31ilKbgd0ug93DyEyHI', 1795693176965, 1, 1795693176965, 1);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a768f771a3acd49cfd445b372f', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795693177079, 2);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a768f97b949825a2e1b5afcf57', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795693177081, 3);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a768fa7c85871f4c347daf9a9e', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795693177082, 4);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e8764dbea6ff6569da784d', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e9723f9e686fcde307aa84', 'draft', 'https://draft.example.com', '', '', X'01a217a768e771258b22cb7113b24f0a', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 3, X'8f754494426c5dd34be1be1f575e18958b4197dd039d73fc084640ca690c1a9e', 1795693177144, X'95fdaabc26cd73e9dc573d8e2db2f0531b24af0fcd7a6022cb9a7f8cad63f3d8dc8be5c3082b627ef228f883cfe1efda52a4da0f9e1027f31f42ea1765ba570a');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a217a76885716b905ccadf6afec3f5', 21, X'4e11729927e82f2ea0fbc5850805e76554279113954771c0fe96eaee61cd0c76', 1795693177144, X'877c5fdd41cb6cd8bfc38c8e01b4ecadfff7bc62f2c062705b60211a3adca80d761219dc12645bbca7abbcc6cf084d52930a05b72628d932c2daddf71c9f2902');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a217a76886755c98ceb6be5f5d5c8d', 1795693176965, NULL, X'01a217a76677790eb6061fd3a2899c26', NULL, '', '', 'session', '127.0.0.1', '01a217a7-6677-798c-8f71-67cef574e743', 'user.setup', 'user', '01a217a7-6885-716b-905c-cadf6afec3f4', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217a7-6885-716b-905c-cadf6afec3f5","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'b03188a816b898f66410eb4c136723a319eb3ee5fc9bc9c9a643ef6500dd98f5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a217a768867ca4b3ececfe615b736b', 1795693176965, NULL, X'01a217a76677790eb6061fd3a2899c26', NULL, '', '', 'session', '127.0.0.1', '01a217a7-6677-798c-8f71-67cef574e743', 'workspace.created', 'workspace', '01a217a7-6885-716b-905c-cadf6afec3f5', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'b03188a816b898f66410eb4c136723a319eb3ee5fc9bc9c9a643ef6500dd98f5', X'7e4e91aa0e0a0fbc0eb3937cd9ab8aec674c742793bba418824134be1c47ccac');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 1, X'01a217a76886753a8ffa7e71b13ba761', 1795693176965, X'01a217a76885716b905ccadf6afec3f5', X'01a217a76677790eb6061fd3a2899c26', NULL, '', '', 'session', '127.0.0.1', '01a217a7-6677-798c-8f71-67cef574e743', 'workspace.created', 'workspace', '01a217a7-6885-716b-905c-cadf6afec3f5', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217a7-6885-716b-905c-cadf6afec3f5","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'9adf3a0aa632437e5305a55748cc031fe3217a95e690a71c862e80e770790d27');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 2, X'01a217a768867027a2aa88c35fa496ab', 1795693176965, X'01a217a76885716b905ccadf6afec3f5', X'01a217a76677790eb6061fd3a2899c26', NULL, '', '', 'session', '127.0.0.1', '01a217a7-6677-798c-8f71-67cef574e743', 'member.accepted', 'member', '01a217a7-6885-716b-905c-cadf6afec3fd', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'9adf3a0aa632437e5305a55748cc031fe3217a95e690a71c862e80e770790d27', X'fc5b2ff6437d91345c890d1843fde51ed7b107de8ac36ca1e2c2bc486c4afa35');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a217a76886764abc037321f6921a06', 1795693176965, NULL, X'01a217a76677790eb6061fd3a2899c26', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-6677-798c-8f71-67cef574e743', 'session.created', 'user', '01a217a7-6885-716b-905c-cadf6afec3f4', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'7e4e91aa0e0a0fbc0eb3937cd9ab8aec674c742793bba418824134be1c47ccac', X'8f754494426c5dd34be1be1f575e18958b4197dd039d73fc084640ca690c1a9e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 3, X'01a217a768e7777b84d61ed8083b9efd', 1795693177063, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e77068bcafb090b0ddd945', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68e6-7aa3-b83d-72a185d67e31', 'folder.created', 'folder', '01a217a7-68e7-7125-8b22-cb7113b24f0a', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'fc5b2ff6437d91345c890d1843fde51ed7b107de8ac36ca1e2c2bc486c4afa35', X'ef2780630f968440d7019cfbcf33b0df70e71f0611bec057a1dde679bb6898d5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 4, X'01a217a768e871999ad7c18b5efeb02a', 1795693177064, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e876ebb753ccd617c16adc', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68e8-7475-941a-4225c009c50f', 'app.created', 'app', '01a217a7-68e8-764d-bea6-ff6569da784d', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'ef2780630f968440d7019cfbcf33b0df70e71f0611bec057a1dde679bb6898d5', X'396caf08393dfdb39402cc2c08d90cbc3340981536b1c229bb4991f421170f23');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 5, X'01a217a768e97d8a8d7036efa63255a5', 1795693177065, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e979fe8c01cceeecff9a31', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68e9-7ca6-bfa2-ef13ef5ecf79', 'app.created', 'app', '01a217a7-68e9-723f-9e68-6fcde307aa84', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'396caf08393dfdb39402cc2c08d90cbc3340981536b1c229bb4991f421170f23', X'd453a6c43a8a1eccd95bd413c8b26f7be9e189bcd596b852f94f757c6c6a37db');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 6, X'01a217a768ea7f9eb4f496095498b872', 1795693177066, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ea7595af18824a2a29f212', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68ea-75d1-a282-e0a921c05fca', 'data_source.created', 'data_source', '01a217a7-68ea-7ea9-9388-a1133ac14026', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'd453a6c43a8a1eccd95bd413c8b26f7be9e189bcd596b852f94f757c6c6a37db', X'3817cc9ad342f42e7948d07ecc943f6b5c61c00ce30ef93e91ce1bdbe597cb3c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 7, X'01a217a768eb702383a24da4843ba915', 1795693177067, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768eb769b82c475f7a741bc40', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68eb-7f3d-b7f8-8cd66ced754d', 'constant.created', 'constant', '01a217a7-68eb-71d8-ac5c-435948535583', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'3817cc9ad342f42e7948d07ecc943f6b5c61c00ce30ef93e91ce1bdbe597cb3c', X'b6c4ff21a7a46477c9f83c4fa2ef2928e4d7bacf29b1f806bbb70a9fdbc6eba9');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 8, X'01a217a768ee7c52afb3d99cf0d0e159', 1795693177070, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ee7e66a2e2ff8d147836a5', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68ee-7407-89be-9e6501049071', 'group.created', 'group', '01a217a7-68ee-71eb-bc4f-6e7366701caa', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'b6c4ff21a7a46477c9f83c4fa2ef2928e4d7bacf29b1f806bbb70a9fdbc6eba9', X'ef6f1d6e9cab513774821618adfcdcc974c4ec9e3a7482accbefdbe49bb7246c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 9, X'01a217a768f07a4c87af1e4e83c788aa', 1795693177072, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f07bc496545c894bf653a1', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f0-7a78-be13-59518a6a8134', 'group.created', 'group', '01a217a7-68f0-7307-b3ec-92d1e5e11135', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'ef6f1d6e9cab513774821618adfcdcc974c4ec9e3a7482accbefdbe49bb7246c', X'cf3e79985618b698b35a98eed26c410fde1be40098680207f3f3bf7ac367909c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 10, X'01a217a768f17b15be8675094e91e175', 1795693177073, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f1762c81e6dcdf5ac25536', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f1-7e4b-98f9-d030d4f6dc5d', 'grant.created', 'grant', '01a217a7-68f1-7830-bb04-91057dcd1336', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a217a7-68ee-71eb-bc4f-6e7366701caa","name":"Readers"}}}', '[{"kind":"grant","group":"01a217a7-68ee-71eb-bc4f-6e7366701caa","after":{"id":"01a217a7-68f1-7830-bb04-91057dcd1336","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a217a7-68e8-764d-bea6-ff6569da784d"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a217a7-68ee-71eb-bc4f-6e7366701caa
readers', X'cf3e79985618b698b35a98eed26c410fde1be40098680207f3f3bf7ac367909c', X'a394b917fe836f99a2a8448bf400d1409b0673b4b18fc8f2d696a5578bf032c2');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 11, X'01a217a768f379a69f6d6acf208b6fa2', 1795693177075, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f376deb83edc94a29b1617', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f3-7cc9-9a8b-7debc69c095d', 'grant.created', 'grant', '01a217a7-68f3-75b7-8698-9e70f28266d0', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a217a7-68f0-7307-b3ec-92d1e5e11135","name":"Makers"}}}', '[{"kind":"grant","group":"01a217a7-68f0-7307-b3ec-92d1e5e11135","after":{"id":"01a217a7-68f3-75b7-8698-9e70f28266d0","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a217a7-68f0-7307-b3ec-92d1e5e11135
makers', X'a394b917fe836f99a2a8448bf400d1409b0673b4b18fc8f2d696a5578bf032c2', X'c4facb22a44ad220197fd1da02cb14c092b2f0edd6045cebfcc4068ec3a6c03f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 12, X'01a217a768f47a718ab64b65b26c0ffe', 1795693177076, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f47e8ba3a215dc6174f06c', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f4-742e-a03e-e39206234901', 'grant.created', 'grant', '01a217a7-68f4-70c3-bd3f-d3c6a0367ac3', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a217a7-68f0-7307-b3ec-92d1e5e11135","name":"Makers"}}}', '[{"kind":"grant","group":"01a217a7-68f0-7307-b3ec-92d1e5e11135","after":{"id":"01a217a7-68f4-70c3-bd3f-d3c6a0367ac3","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a217a7-68ea-7ea9-9388-a1133ac14026"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a217a7-68f0-7307-b3ec-92d1e5e11135
makers', X'c4facb22a44ad220197fd1da02cb14c092b2f0edd6045cebfcc4068ec3a6c03f', X'd0381ea9c482f73dfc89a5f64e030f93d04070953247afd9646feeb74c14983f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 13, X'01a217a768f7738bad72808eb6eae8f9', 1795693177079, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f77a0796503883d113255a', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f7-7840-98f6-f762c8781bc7', 'member.invited', 'member', '01a217a7-68f7-71a3-acd4-9cfd445b3730', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217a7-68ee-71eb-bc4f-6e7366701caa","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217a7-68f0-7307-b3ec-92d1e5e11135","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'd0381ea9c482f73dfc89a5f64e030f93d04070953247afd9646feeb74c14983f', X'0b90125a6909bfeeb78eff194e4d459531511fb5f9be7707015b20fc2c50bcb6');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 14, X'01a217a768f77cc29af91fb4f2a79bad', 1795693177079, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f77a0796503883d113255a', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f7-7840-98f6-f762c8781bc7', 'group.member_added', 'group', '01a217a7-68ee-71eb-bc4f-6e7366701caa', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com', X'0b90125a6909bfeeb78eff194e4d459531511fb5f9be7707015b20fc2c50bcb6', X'2d91fb1fd530e3c4e7ad9c49ddd37c8229dcd014aa2e29f8c0a3ef200adb11da');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 15, X'01a217a768f775af9b1c9636b4a0b1b3', 1795693177079, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f77a0796503883d113255a', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f7-7840-98f6-f762c8781bc7', 'group.member_added', 'group', '01a217a7-68f0-7307-b3ec-92d1e5e11135', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com', X'2d91fb1fd530e3c4e7ad9c49ddd37c8229dcd014aa2e29f8c0a3ef200adb11da', X'bb21e89acfbadf4ac72094b535fa03c4a4316cdf9a6e86d1f5133b3ab354ab8a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 16, X'01a217a768f97630aa2ef5810eb536a6', 1795693177081, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f971d782154e7f860ed070', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f8-7fd4-84e2-e22bde037258', 'member.invited', 'member', '01a217a7-68f9-7b94-9825-a2e1b5afcf58', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a217a7-68ee-71eb-bc4f-6e7366701caa","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'bb21e89acfbadf4ac72094b535fa03c4a4316cdf9a6e86d1f5133b3ab354ab8a', X'9aee73b9e65bdc10103fa26fd8bdbb466d2779629129f140b07a7dd681b2fa07');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 17, X'01a217a768f976e3af88d2b206c7ccb1', 1795693177081, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f971d782154e7f860ed070', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68f8-7fd4-84e2-e22bde037258', 'group.member_added', 'group', '01a217a7-68ee-71eb-bc4f-6e7366701caa', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com', X'9aee73b9e65bdc10103fa26fd8bdbb466d2779629129f140b07a7dd681b2fa07', X'f16fd3d56cf45afb78174e2b0e07f62cd1a3833e21018c62379e9680d60637b8');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 18, X'01a217a768fa7eedaaf2ad3bc1eea4c2', 1795693177082, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fa75ecbc9849deee0d4e29', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68fa-7c42-b0d4-6b8d5c63f3c0', 'member.invited', 'member', '01a217a7-68fa-7c85-871f-4c347daf9a9f', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'f16fd3d56cf45afb78174e2b0e07f62cd1a3833e21018c62379e9680d60637b8', X'dd5104919c85467540fb1e27498c8e02034b6d526786e9227c6defbabc900a13');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 19, X'01a217a768fc72baa0dedccd43cc5a88', 1795693177083, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fb71aaac79d06302c45bf4', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68fb-7644-94e5-a0f20ee12a70', 'member.archived', 'member', '01a217a7-68fa-7c85-871f-4c347daf9a9f', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a217a7-68fa-7c85-871f-4c347daf9a9f","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'dd5104919c85467540fb1e27498c8e02034b6d526786e9227c6defbabc900a13', X'1178c6d8f029059ce831f353c4b2c3137cd9bbf0e13bb857b2b9c81820c430a0');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 20, X'01a217a768fc755d95444fe2afef6c73', 1795693177084, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fc71589c8fd541514dfb87', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68fc-7039-832e-f9d975eb4637', 'resource_type.created', 'resource_type', '01a217a7-68fc-78a3-8ef3-51db8b449870', 'report', '{"before":null,"after":{"name":"report","actions":[{"name":"read","implies":[]},{"name":"publish","implies":["read"]}],"builder_level":["publish"]}}', NULL, 'resource_type.created
report
ada@example.com
report
read
publish
read
publish', X'1178c6d8f029059ce831f353c4b2c3137cd9bbf0e13bb857b2b9c81820c430a0', X'3561218ba090b3afbd164df91621e090840ab4f3a8bea8607b2f664411929919');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a76885716b905ccadf6afec3f5', 21, X'01a217a768fd799fb5af019e786f06ca', 1795693177085, X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fd74f695075731c6ee8388', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-68fd-7e78-bf93-b9e96483b48a', 'resource.created', 'report', 'q1', 'First quarter', '{"before":null,"after":{"name":"First quarter","owner":null},"counts":{"access_gained":1}}', NULL, 'resource.created
first quarter
ada@example.com
first quarter', X'3561218ba090b3afbd164df91621e090840ab4f3a8bea8607b2f664411929919', X'4e11729927e82f2ea0fbc5850805e76554279113954771c0fe96eaee61cd0c76');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768eb71d8ac5c435948535583', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ea7ea99388a1133ac14026', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f17830bb0491057dcd1336', X'01a217a768e8764dbea6ff6569da784d');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f470c3bd3fd3c6a0367ac3', X'01a217a768ea7ea99388a1133ac14026');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3f7', X'01a217a76885716b905ccadf6afec3f6', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3f8', X'01a217a76885716b905ccadf6afec3f6', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3fa', X'01a217a76885716b905ccadf6afec3f9', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3fb', X'01a217a76885716b905ccadf6afec3f9', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f17830bb0491057dcd1336', X'01a217a768ee71ebbc4f6e7366701caa', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f375b786989e70f28266d0', X'01a217a768f07307b3ec92d1e5e11135', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f470c3bd3fd3c6a0367ac3', X'01a217a768f07307b3ec92d1e5e11135', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ee71ebbc4f6e7366701caa', X'01a217a768f771a3acd49cfd445b3730', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ee71ebbc4f6e7366701caa', X'01a217a768f97b949825a2e1b5afcf58', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f07307b3ec92d1e5e11135', X'01a217a768f771a3acd49cfd445b3730', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3f6', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795693176965);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3f9', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795693176965);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3fc', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795693176965);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ee71ebbc4f6e7366701caa', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795693177070);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f07307b3ec92d1e5e11135', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795693177072);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done) VALUES (1, 'Guildhall', 4, NULL, NULL, 7, 0, 1);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f7798485174a4f2dd7e776', X'01a217a768f771a3acd49cfd445b3730', X'6e1c8ac1b40f1a56a91f8f8e5e881ffaaf6b9bcbe0341def3b1548aa5568d8d6', 'shown', 1, 1795693177079, 1796297977079);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f97c8a96fff4ecbe678f5f', X'01a217a768f97b949825a2e1b5afcf58', X'c75d6b74e12e03be8cceba71b9034f7583ecb6645cb48ee3b3bfc817bfec7465', 'shown', 1, 1795693177081, 1796297977081);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a76885716b905ccadf6afec3fd', X'01a217a76885716b905ccadf6afec3f4', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795693176965, NULL, 1795693176965, 1795693177063, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f771a3acd49cfd445b3730', X'01a217a768f771a3acd49cfd445b372f', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795693177079, 1796297977079, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768f97b949825a2e1b5afcf58', X'01a217a768f97b949825a2e1b5afcf57', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795693177081, 1796297977081, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fa7c85871f4c347daf9a9f', X'01a217a768fa7c85871f4c347daf9a9e', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795693177082, NULL, NULL, 0, 4);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fc78a38ef351db8b449870', 'publish', 1, 1);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fc78a38ef351db8b449870', 'read', 0, 0);
INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fc78a38ef351db8b449870', 'publish', 'read');
INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fc78a38ef351db8b449870', 'report', 1795693177084);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e771258b22cb7113b24f0a', 'folder', 'Office', 'office', '', NULL, 1795693177063, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e8764dbea6ff6569da784d', 'app', 'Payroll', 'payroll', '', X'01a217a76885716b905ccadf6afec3fd', 1795693177064, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768e9723f9e686fcde307aa84', 'app', 'Draft', 'draft', '', X'01a217a76885716b905ccadf6afec3fd', 1795693177065, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768ea7ea99388a1133ac14026', 'data_source', 'Store', 'store', 'postgresql', X'01a217a76885716b905ccadf6afec3fd', 1795693177066, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768eb71d8ac5c435948535583', 'constant', 'RATE', 'rate', 'plain', NULL, 1795693177067, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217a76885716b905ccadf6afec3f5', X'01a217a768fd71b28bece773922aa9ba', 'report', 'First quarter', 'first quarter', '', NULL, 1795693177085, 'q1');
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795693175936);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795693175936);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a217a76886754ab225868342411427', X'01a217a76885716b905ccadf6afec3f4', X'7af4472b763d0df21fcc26aaacfe7adbaf529254b8da7bc84a559d878af12909', 1795693176965, 1795693176965, 1796902776965, 1795693176965, '127.0.0.1', '');
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at) VALUES (X'01a217a76885716b905ccadf6afec3f5', 'Acme', 'acme', 'acme', 'active', 17, 1795693176965);
