-- rights 18607b9ac6aa30bad2a296288a73b0016e6cd66a04970082f9465bcd7f8b4847
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$yK7H3B1rgbrS7CPUzYLtRw$ErFNexH123XD93QXsOY8DNiuABU5Sr3sFhv4uNG5ejk', 1795693172149, 1, 1795693172149, 1);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a755dc7ce0aa749e8bdb31bb9a', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795693172188, 2);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a755df7d21af830ea050802f7e', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795693172192, 3);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217a755e37caba803d738d8e55fe3', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795693172195, 4);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755bf7d9d98a6121e69a8a080', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c370439eb71d6544983c13', 'draft', 'https://draft.example.com', '', '', X'01a217a755bb77248a7b0d85bae69209', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 3, X'f01a86b4cbd6a70888df6f8805e3f738b7f7506562182af629b51e0f55946c41', 1795693172205, X'd52afcb3630524b2d51da51546eefa58e5613f42c1231882cf7fd668e4f7192a2ded06b6758782743822f3ed59b1942cd252c5a01f256f40ffd67ddf27139903');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 19, X'8c311465dea7352bdb10d6cc0d6b58347c37625095efb8a7db03ae0bb84bcd5c', 1795693172205, X'612033b186c7f39ebcb91ddde90b76e6b7fb2e739ec32a07a20fc382f800b9a4c3868473ae3d44e3481a1d1e38e0184ccc99bb865f858fe4e5eadeee45b8eb0b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a217a755b6733d9cc905d4d646954a', 1795693172149, NULL, X'01a217a7559877658e3277554582b42a', NULL, '', '', 'session', '127.0.0.1', '01a217a7-5598-74cf-bcd7-784410868134', 'user.setup', 'user', '01a217a7-55b5-77c0-b7e0-105ebedce879', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217a7-55b5-77c0-b7e0-105ebedce87a","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'bc60379f3c3bcf436c8a70ce1cd5527adfa264acdfce00a4d0ac56e4686db482');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a217a755b67618a8904b603fde6ff5', 1795693172149, NULL, X'01a217a7559877658e3277554582b42a', NULL, '', '', 'session', '127.0.0.1', '01a217a7-5598-74cf-bcd7-784410868134', 'workspace.created', 'workspace', '01a217a7-55b5-77c0-b7e0-105ebedce87a', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'bc60379f3c3bcf436c8a70ce1cd5527adfa264acdfce00a4d0ac56e4686db482', X'a16e4cdb1bb1eafe55dbb0fe7b2040b4082f587989320e22732d499c3160b29c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 1, X'01a217a755b67928b9325c8ad735e398', 1795693172149, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a7559877658e3277554582b42a', NULL, '', '', 'session', '127.0.0.1', '01a217a7-5598-74cf-bcd7-784410868134', 'workspace.created', 'workspace', '01a217a7-55b5-77c0-b7e0-105ebedce87a', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217a7-55b5-77c0-b7e0-105ebedce87a","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'2dab261a65a01349af96ae39da47baadd2cd29679489463e71fb62cac2347d07');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 2, X'01a217a755b67542a65c694313cbaf34', 1795693172149, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a7559877658e3277554582b42a', NULL, '', '', 'session', '127.0.0.1', '01a217a7-5598-74cf-bcd7-784410868134', 'member.accepted', 'member', '01a217a7-55b5-77c0-b7e0-105ebedce882', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'2dab261a65a01349af96ae39da47baadd2cd29679489463e71fb62cac2347d07', X'bf2095f8d944ce0964db1aa8e34d9a0275bbdd37c522ef7ebd15767af60f575f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a217a755b675aa94311a8e0306671a', 1795693172149, NULL, X'01a217a7559877658e3277554582b42a', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-5598-74cf-bcd7-784410868134', 'session.created', 'user', '01a217a7-55b5-77c0-b7e0-105ebedce879', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'a16e4cdb1bb1eafe55dbb0fe7b2040b4082f587989320e22732d499c3160b29c', X'f01a86b4cbd6a70888df6f8805e3f738b7f7506562182af629b51e0f55946c41');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 3, X'01a217a755bc74688338db33e73ebf59', 1795693172155, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755bb7a01a72ed1b1f561e6ef', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55bb-7462-9fd7-3519b7cf3bb5', 'folder.created', 'folder', '01a217a7-55bb-7724-8a7b-0d85bae69209', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'bf2095f8d944ce0964db1aa8e34d9a0275bbdd37c522ef7ebd15767af60f575f', X'98f946871fb71bf073b81a6825c7b91240c73c557a63b881836b8a62d5254ff5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 4, X'01a217a755c07c7caafecab39a21ba38', 1795693172159, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755bf7123b01657bab12571aa', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55bf-7edc-be51-a0e457a515f8', 'app.created', 'app', '01a217a7-55bf-7d9d-98a6-121e69a8a080', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'98f946871fb71bf073b81a6825c7b91240c73c557a63b881836b8a62d5254ff5', X'ae6310a319380c890ede0b7b5dc4c9550c5418bfbcfec384391cd132a62899db');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 5, X'01a217a755c37c929891c120c05a1113', 1795693172163, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c3724dbfad6a5069d9b8d1', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55c3-7495-8175-c542e02d04a5', 'app.created', 'app', '01a217a7-55c3-7043-9eb7-1d6544983c13', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'ae6310a319380c890ede0b7b5dc4c9550c5418bfbcfec384391cd132a62899db', X'dfca96995a91e83a10c993146a8d52cae01cf4df4ffb44fb7bb5bcae385727dd');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 6, X'01a217a755c779fc8e8c5480b8bfb974', 1795693172167, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c773ad96fdda16e666c415', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55c7-7e0c-9400-addfde55b238', 'data_source.created', 'data_source', '01a217a7-55c7-7f24-9bcb-65740cf716d6', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'dfca96995a91e83a10c993146a8d52cae01cf4df4ffb44fb7bb5bcae385727dd', X'c2ba4d0fea60323509208fbd05d9b343087824b0fa6adaeecb20f6a43169431c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 7, X'01a217a755ca73a98b527f6c5d95b188', 1795693172169, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c97f3d8baa0640b818188e', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55c9-717f-b5f2-9d38773c1b81', 'constant.created', 'constant', '01a217a7-55c9-7f42-8d0c-e502b37ef128', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'c2ba4d0fea60323509208fbd05d9b343087824b0fa6adaeecb20f6a43169431c', X'de4ca5b631585254ad7cadc6955c5c7bb4d206273495a4ac160da3f76245dc80');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 8, X'01a217a755cc792fa4c7fc3c23a5b19a', 1795693172172, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cc7f35bad87b853b0e6918', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55cc-756d-b430-56a15c13613d', 'group.created', 'group', '01a217a7-55cc-76a5-999f-0642567be21f', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'de4ca5b631585254ad7cadc6955c5c7bb4d206273495a4ac160da3f76245dc80', X'd4fbd5ab6d2029ff1b9ba6e2cb497b1bade02856dd54f6bba8453970fc8e5a75');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 9, X'01a217a755cd7bd68cfa82d6d1890f6b', 1795693172173, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cd7f1086be567f52504382', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55cd-7594-8a23-e71ec77b49a3', 'group.created', 'group', '01a217a7-55cd-74d2-853a-3a3b8f1f1f3a', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'd4fbd5ab6d2029ff1b9ba6e2cb497b1bade02856dd54f6bba8453970fc8e5a75', X'32c3e37185e9d59266dbba34e13eff7b871cef150cfff4c171bb59ad96b09268');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 10, X'01a217a755cf70d795e789b3f69530f8', 1795693172175, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cf76708883ce239b99a3c3', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55cf-74eb-a011-ba5bd8d1f929', 'grant.created', 'grant', '01a217a7-55cf-7729-9e0c-0664a2c6cb7c', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a217a7-55cc-76a5-999f-0642567be21f","name":"Readers"}}}', '[{"kind":"grant","group":"01a217a7-55cc-76a5-999f-0642567be21f","after":{"id":"01a217a7-55cf-7729-9e0c-0664a2c6cb7c","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a217a7-55bf-7d9d-98a6-121e69a8a080"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a217a7-55cc-76a5-999f-0642567be21f
readers', X'32c3e37185e9d59266dbba34e13eff7b871cef150cfff4c171bb59ad96b09268', X'3c4705d4e8584c87113d7da76d50f26ea2e450a36a647d068feba3e0af62debb');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 11, X'01a217a755d37b5b80958d5b4d7edeb3', 1795693172179, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755d37c9189c84a6a59c01ca9', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55d3-74b6-86e4-a503f443f097', 'grant.created', 'grant', '01a217a7-55d3-7765-9ac4-f7f7feef417b', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a217a7-55cd-74d2-853a-3a3b8f1f1f3a","name":"Makers"}}}', '[{"kind":"grant","group":"01a217a7-55cd-74d2-853a-3a3b8f1f1f3a","after":{"id":"01a217a7-55d3-7765-9ac4-f7f7feef417b","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a217a7-55cd-74d2-853a-3a3b8f1f1f3a
makers', X'3c4705d4e8584c87113d7da76d50f26ea2e450a36a647d068feba3e0af62debb', X'ab1e63730b359a6a9481c8e204ae39e21da50e3f0a6fc80082b9675b107be5d9');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 12, X'01a217a755d97b6db616d492881ffef8', 1795693172185, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755d97d0f89de89217978d44d', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55d9-77b2-ad06-dc9d889b517e', 'grant.created', 'grant', '01a217a7-55d9-795c-b4e2-f96242c00256', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a217a7-55cd-74d2-853a-3a3b8f1f1f3a","name":"Makers"}}}', '[{"kind":"grant","group":"01a217a7-55cd-74d2-853a-3a3b8f1f1f3a","after":{"id":"01a217a7-55d9-795c-b4e2-f96242c00256","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a217a7-55c7-7f24-9bcb-65740cf716d6"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a217a7-55cd-74d2-853a-3a3b8f1f1f3a
makers', X'ab1e63730b359a6a9481c8e204ae39e21da50e3f0a6fc80082b9675b107be5d9', X'd9a656950225161b2407b448054eabba89a46106e05c98787c28d1cd7ce47d73');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 13, X'01a217a755dc759b8dbc50faedd56563', 1795693172188, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755dc74ff907580baa2719569', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55dc-7bbd-9d2f-f4fa45bc830a', 'member.invited', 'member', '01a217a7-55dc-7ce0-aa74-9e8bdb31bb9b', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217a7-55cc-76a5-999f-0642567be21f","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217a7-55cd-74d2-853a-3a3b8f1f1f3a","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'd9a656950225161b2407b448054eabba89a46106e05c98787c28d1cd7ce47d73', X'a7e32eaa2d4df8d27011975b8b6e255490a3e43d6fb97eb79a99aec728878efe');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 14, X'01a217a755dc79a4a2d913bdbebf9a13', 1795693172188, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755dc74ff907580baa2719569', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55dc-7bbd-9d2f-f4fa45bc830a', 'group.member_added', 'group', '01a217a7-55cc-76a5-999f-0642567be21f', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com', X'a7e32eaa2d4df8d27011975b8b6e255490a3e43d6fb97eb79a99aec728878efe', X'4f1b83325fa4633e1044236f125dbad6e433eb26c8d0bd2d9e051abaab67f37b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 15, X'01a217a755dc7af8abb3b351b09575ed', 1795693172188, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755dc74ff907580baa2719569', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55dc-7bbd-9d2f-f4fa45bc830a', 'group.member_added', 'group', '01a217a7-55cd-74d2-853a-3a3b8f1f1f3a', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com', X'4f1b83325fa4633e1044236f125dbad6e433eb26c8d0bd2d9e051abaab67f37b', X'582c4b55a9f8a63aec9a5ee3642b190d4922beab2512798c66879c4868d14c92');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 16, X'01a217a755e07290b5260206cd11f514', 1795693172192, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755df7489870e5d733423c8f0', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55df-7ff7-bb63-7b1efcd616f8', 'member.invited', 'member', '01a217a7-55df-7d21-af83-0ea050802f7f', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a217a7-55cc-76a5-999f-0642567be21f","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'582c4b55a9f8a63aec9a5ee3642b190d4922beab2512798c66879c4868d14c92', X'3cf526789372512d3604e4b3641da648f72b97eed5df4ab4e14fb8fe5aadb38f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 17, X'01a217a755e0764891c96d93d292de6d', 1795693172192, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755df7489870e5d733423c8f0', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55df-7ff7-bb63-7b1efcd616f8', 'group.member_added', 'group', '01a217a7-55cc-76a5-999f-0642567be21f', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com', X'3cf526789372512d3604e4b3641da648f72b97eed5df4ab4e14fb8fe5aadb38f', X'7defb3aa7321261227cf3604c8d60fe39ca4c45732e320cab4d578f371b2c851');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 18, X'01a217a755e37905990e7fd06b285ef3', 1795693172195, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755e3736fbdc31f7ca16d8505', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55e3-728c-b8ee-fca575c991fe', 'member.invited', 'member', '01a217a7-55e3-7cab-a803-d738d8e55fe4', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'7defb3aa7321261227cf3604c8d60fe39ca4c45732e320cab4d578f371b2c851', X'f1491a1669eccd3bea5ae945e8fb2e29965e09601f6b6f6ab67c1cc9b1246918');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 19, X'01a217a755e8755aaacd157f6fa54d4c', 1795693172200, X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755e879648267acc396c1a06f', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217a7-55e8-7196-a9d6-26cc59afce49', 'member.archived', 'member', '01a217a7-55e3-7cab-a803-d738d8e55fe4', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a217a7-55e3-7cab-a803-d738d8e55fe4","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'f1491a1669eccd3bea5ae945e8fb2e29965e09601f6b6f6ab67c1cc9b1246918', X'8c311465dea7352bdb10d6cc0d6b58347c37625095efb8a7db03ae0bb84bcd5c');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c97f428d0ce502b37ef128', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c77f249bcb65740cf716d6', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cf77299e0c0664a2c6cb7c', X'01a217a755bf7d9d98a6121e69a8a080');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755d9795cb4e2f96242c00256', X'01a217a755c77f249bcb65740cf716d6');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce87c', X'01a217a755b577c0b7e0105ebedce87b', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce87d', X'01a217a755b577c0b7e0105ebedce87b', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce87f', X'01a217a755b577c0b7e0105ebedce87e', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce880', X'01a217a755b577c0b7e0105ebedce87e', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cf77299e0c0664a2c6cb7c', X'01a217a755cc76a5999f0642567be21f', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755d377659ac4f7f7feef417b', X'01a217a755cd74d2853a3a3b8f1f1f3a', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755d9795cb4e2f96242c00256', X'01a217a755cd74d2853a3a3b8f1f1f3a', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cc76a5999f0642567be21f', X'01a217a755dc7ce0aa749e8bdb31bb9b', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cc76a5999f0642567be21f', X'01a217a755df7d21af830ea050802f7f', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cd74d2853a3a3b8f1f1f3a', X'01a217a755dc7ce0aa749e8bdb31bb9b', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce87b', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795693172149);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce87e', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795693172149);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce881', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795693172149);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cc76a5999f0642567be21f', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795693172172);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755cd74d2853a3a3b8f1f1f3a', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795693172173);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done) VALUES (1, 'Guildhall', 4, NULL, NULL, 7, 0, 1);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755dc78f28d68813024139073', X'01a217a755dc7ce0aa749e8bdb31bb9b', X'233571209d16c47325f04b28866c5d3da349096ff1f7d1bd68224dfcd29a0b77', 'shown', 1, 1795693172188, 1796297972188);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755e073c4a7abfcaf04b20972', X'01a217a755df7d21af830ea050802f7f', X'64aa1f44bec182cc61c34a1f784707d06afae9dd7631f305ebf7abbf5b1812d9', 'shown', 1, 1795693172192, 1796297972192);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755b577c0b7e0105ebedce882', X'01a217a755b577c0b7e0105ebedce879', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795693172149, NULL, 1795693172149, 1795693172155, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755dc7ce0aa749e8bdb31bb9b', X'01a217a755dc7ce0aa749e8bdb31bb9a', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795693172188, 1796297972188, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755df7d21af830ea050802f7f', X'01a217a755df7d21af830ea050802f7e', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795693172192, 1796297972192, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755e37caba803d738d8e55fe4', X'01a217a755e37caba803d738d8e55fe3', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795693172195, NULL, NULL, 0, 4);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755bb77248a7b0d85bae69209', 'folder', 'Office', 'office', '', NULL, 1795693172155);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755bf7d9d98a6121e69a8a080', 'app', 'Payroll', 'payroll', '', X'01a217a755b577c0b7e0105ebedce882', 1795693172159);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c370439eb71d6544983c13', 'app', 'Draft', 'draft', '', X'01a217a755b577c0b7e0105ebedce882', 1795693172163);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c77f249bcb65740cf716d6', 'data_source', 'Store', 'store', 'postgresql', X'01a217a755b577c0b7e0105ebedce882', 1795693172167);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', X'01a217a755c97f428d0ce502b37ef128', 'constant', 'RATE', 'rate', 'plain', NULL, 1795693172169);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795693172063);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a217a755b6786bb9f866e7cfa0c47d', X'01a217a755b577c0b7e0105ebedce879', X'339af6f0138bcd2fae7856daba559a47c46b2a69a37f35bfd6c23a906fdc2163', 1795693172149, 1795693172149, 1796902772149, 1795693172149, '127.0.0.1', '');
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at) VALUES (X'01a217a755b577c0b7e0105ebedce87a', 'Acme', 'acme', 'acme', 'active', 15, 1795693172149);
