-- rights ac8223b2dda566c481e43cbd5639764f89ac2babe52880a9a8140688d1a7acc4
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$+oL+i86r28+JU+1ERSBtqA$lzbSuTbUXEBi0NCZ77b0TboaXxQkRGpxR3ouzCuwXmc', 1795715243317, 1, 1795715243317, 1, 1795715243782);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a218f81e4f73559ab85de9e04c68ec', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795715243599, 2, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a218f81e6b74efb8ef9a69714ef60f', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795715243628, 3, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a218f81e847978891586db907821fd', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795715243653, 4, NULL);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d7e7ee59d13da9dc840e3cc', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d8e7794a0b4e864c8452602', 'draft', 'https://draft.example.com', '', '', X'01a218f81d6e7db0b31190349e9a5bd7', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 1, X'2e56fb46ce9cd093a218bb28309a1e66a8fddff9872a593430d59b70eb370809', 1795715243317, X'f90fa3af65b0b0a82de978e30f9b2bfe8a92d7325f395590cef3e1f76d73a702c4030004d75626618b8857b3485a49226ed8475588b94f50a93e54ba4074ff0c');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 6, X'e794e0944ae690a246ad445da3ba3fd3951d6fe01ef99f0cbc6335c327baaba2', 1795715243903, X'4a9b16aec335aacdf25e832053243fa406de7fbf7ac5d4fccc94b99a64527b8884724c6cb48d238009875ab48e3c7c31fb331aead91cdfa9e5ccc463775a9104');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 23, X'c9e07f7e18973f907364e75a448c6a36fdfc14a6c09534ffc25096d169b4a329', 1795715243903, X'85a84ddfe63e899b945cfd275d875dcb4c1135fb9509330e98c2012510b8764e87237be7d3145febc207bc9b8ba3a44ef5b3988ca30dd9ebf1c2fa4d0d947107');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a218f81d527f5c9ba647ea2b6503f3', 1795715243317, NULL, X'01a218f819cd78ac878637c59ed45185', NULL, '', '', 'session', '127.0.0.1', '01a218f8-19cd-7053-878c-95493c2459dc', 'user.setup', 'user', '01a218f8-1d36-7358-80ee-2d26cae3cedb', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a218f8-1d36-7358-80ee-2d26cae3cedc","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'2e56fb46ce9cd093a218bb28309a1e66a8fddff9872a593430d59b70eb370809');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a218f81d537ceb8185f36f480ec96b', 1795715243317, NULL, X'01a218f819cd78ac878637c59ed45185', NULL, '', '', 'session', '127.0.0.1', '01a218f8-19cd-7053-878c-95493c2459dc', 'workspace.created', 'workspace', '01a218f8-1d36-7358-80ee-2d26cae3cedc', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'2e56fb46ce9cd093a218bb28309a1e66a8fddff9872a593430d59b70eb370809', X'7ef5101c4a0e820cdfe7329e1c2a2b676efde81e5e60d698b6458c3d4cb9b134');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 1, X'01a218f81d537b25953048dd7c191ed2', 1795715243317, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f819cd78ac878637c59ed45185', NULL, '', '', 'session', '127.0.0.1', '01a218f8-19cd-7053-878c-95493c2459dc', 'workspace.created', 'workspace', '01a218f8-1d36-7358-80ee-2d26cae3cedc', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a218f8-1d36-7358-80ee-2d26cae3cedc","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'73833b1ad539c0a30ba04a77b74b1f2d1d89789e4d36479c5af3d6b1c3c2cb02');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 2, X'01a218f81d5475c99b5f29dc040a83cf', 1795715243317, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f819cd78ac878637c59ed45185', NULL, '', '', 'session', '127.0.0.1', '01a218f8-19cd-7053-878c-95493c2459dc', 'member.accepted', 'member', '01a218f8-1d36-7358-80ee-2d26cae3cee4', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'73833b1ad539c0a30ba04a77b74b1f2d1d89789e4d36479c5af3d6b1c3c2cb02', X'27d1989820abfea4def34f89f590ca51e26caf21a9c928870e768286607391f4');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a218f81d54781694af669c0ba9a4cb', 1795715243317, NULL, X'01a218f819cd78ac878637c59ed45185', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-19cd-7053-878c-95493c2459dc', 'session.created', 'user', '01a218f8-1d36-7358-80ee-2d26cae3cedb', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'7ef5101c4a0e820cdfe7329e1c2a2b676efde81e5e60d698b6458c3d4cb9b134', X'f9a5a550c5d6d96b4fdd1c5eae1b027687e7a80f327aacf64dbb3f9b87f97321');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 3, X'01a218f81d6f72228cc9357beeef6da2', 1795715243375, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d6e7c78bfc439ac874ead26', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1d6e-7eb1-9222-24b239926c23', 'folder.created', 'folder', '01a218f8-1d6e-7db0-b311-90349e9a5bd7', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'27d1989820abfea4def34f89f590ca51e26caf21a9c928870e768286607391f4', X'a5772c3c5fb079acbc8a0130d60d027d842ce150a12b51252e23e6ea9ead91b9');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 4, X'01a218f81d8172aa8b2b2d9f1e996e45', 1795715243393, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d7c7fc0a11b147040277de0', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1d7c-76ad-ba59-de9667d0184a', 'app.created', 'app', '01a218f8-1d7e-7ee5-9d13-da9dc840e3cc', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'a5772c3c5fb079acbc8a0130d60d027d842ce150a12b51252e23e6ea9ead91b9', X'bb4e47b4d94064fa94d623f6118802dc9fbfd702f50fe38365b251fcdda45f01');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 5, X'01a218f81d8e7d2f86ebb803ea2d4d22', 1795715243406, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d8e71078e64a04eeb285e90', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1d8e-70f7-bdd6-e651f7bc3767', 'app.created', 'app', '01a218f8-1d8e-7794-a0b4-e864c8452602', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'bb4e47b4d94064fa94d623f6118802dc9fbfd702f50fe38365b251fcdda45f01', X'29ec652e0defd587da25eaa23c559c15f856295e0101b4b8b190c08561795e5e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 6, X'01a218f81d9978e896ca05f2bfdcd539', 1795715243417, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d997f02ae1397bbe41354cb', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1d99-7548-9df5-7cd7d8db0974', 'data_source.created', 'data_source', '01a218f8-1d99-765e-b25b-b972650a5a57', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'29ec652e0defd587da25eaa23c559c15f856295e0101b4b8b190c08561795e5e', X'8cb8e4576ef00be6992cb60720e24155e69a2025c84b770c18ddfecc796ea939');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 7, X'01a218f81da375bab999f15f2d3edfb6', 1795715243427, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81da3739c8a52a540e897dd22', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1da3-75fe-8544-5892b4c0a315', 'constant.created', 'constant', '01a218f8-1da3-7b1b-919d-06de0e8d1eb5', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'8cb8e4576ef00be6992cb60720e24155e69a2025c84b770c18ddfecc796ea939', X'1108724c60421d009553a9e7865fced1d35fa033ce388e65b5f5acb790c91881');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 8, X'01a218f81dc57c1493cf2bdac311716f', 1795715243460, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dc47f5ab659386a2807c9ab', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1dc4-7ae9-b9d8-6963eebc045a', 'group.created', 'group', '01a218f8-1dc4-7c6a-bf12-359ece55c6c8', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'1108724c60421d009553a9e7865fced1d35fa033ce388e65b5f5acb790c91881', X'944343e26c0ec937e23ecd42a78a30486d1d08d07e3f961c4eb349d0ea571d7b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 9, X'01a218f81dd7774888df46f29be36a3b', 1795715243479, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dd77ba88211c2f73b743911', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1dd7-7b33-8508-a9c4f5fabe2d', 'group.created', 'group', '01a218f8-1dd7-7e0b-8897-d12f8326dfc9', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'944343e26c0ec937e23ecd42a78a30486d1d08d07e3f961c4eb349d0ea571d7b', X'62f866c64e2ef04af54c2555bc2528d42c120ea718f5ee7a90dc81353ff6a9ee');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 10, X'01a218f81def7cad9024815bb66b99ce', 1795715243502, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dee7c63b1c91acde304c0cb', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1dee-7de4-8034-1eb47a31d917', 'grant.created', 'grant', '01a218f8-1dee-722b-993c-8fb9a2c48677', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a218f8-1dc4-7c6a-bf12-359ece55c6c8","name":"Readers"}}}', '[{"kind":"grant","group":"01a218f8-1dc4-7c6a-bf12-359ece55c6c8","after":{"id":"01a218f8-1dee-722b-993c-8fb9a2c48677","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a218f8-1d7e-7ee5-9d13-da9dc840e3cc"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a218f8-1dc4-7c6a-bf12-359ece55c6c8
readers', X'62f866c64e2ef04af54c2555bc2528d42c120ea718f5ee7a90dc81353ff6a9ee', X'1671ff73acc7bfa153ddb61d63e9de8fcd9cae0f84d336bbf2b73569ef4a84c5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 11, X'01a218f81e11740faab0a86fba4eab2f', 1795715243535, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e0d7fc7a3fb36d3a2fdac86', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e0d-707e-8e4a-624e4a2ed6f4', 'grant.created', 'grant', '01a218f8-1e0d-7738-a226-02aeb3a8c52a', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a218f8-1dd7-7e0b-8897-d12f8326dfc9","name":"Makers"}}}', '[{"kind":"grant","group":"01a218f8-1dd7-7e0b-8897-d12f8326dfc9","after":{"id":"01a218f8-1e0d-7738-a226-02aeb3a8c52a","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a218f8-1dd7-7e0b-8897-d12f8326dfc9
makers', X'1671ff73acc7bfa153ddb61d63e9de8fcd9cae0f84d336bbf2b73569ef4a84c5', X'e43e9a828cdf9c276ad2db340e6090e7055ffd6fd68c74b656fcfcca0b9f9d45');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 12, X'01a218f81e34756fba2afe7907289deb', 1795715243572, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e3479ca9a5dcc4822aaf1bc', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e34-736e-976b-a82bf4d8f94d', 'grant.created', 'grant', '01a218f8-1e34-7b6e-8f94-d61a4dd64d11', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a218f8-1dd7-7e0b-8897-d12f8326dfc9","name":"Makers"}}}', '[{"kind":"grant","group":"01a218f8-1dd7-7e0b-8897-d12f8326dfc9","after":{"id":"01a218f8-1e34-7b6e-8f94-d61a4dd64d11","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a218f8-1d99-765e-b25b-b972650a5a57"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a218f8-1dd7-7e0b-8897-d12f8326dfc9
makers', X'e43e9a828cdf9c276ad2db340e6090e7055ffd6fd68c74b656fcfcca0b9f9d45', X'd47fa4e597809ecde4865c1aede6937a6bce1e0678f71547145c7d9791311929');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 13, X'01a218f81e5471bd81d68ecfdd68aaa5', 1795715243599, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e4e74508f08394e17688ef2', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e4a-74c9-80bc-23cef8f9a7c4', 'member.invited', 'member', '01a218f8-1e4f-7355-9ab8-5de9e04c68ed', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a218f8-1dc4-7c6a-bf12-359ece55c6c8","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a218f8-1dd7-7e0b-8897-d12f8326dfc9","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'd47fa4e597809ecde4865c1aede6937a6bce1e0678f71547145c7d9791311929', X'ffa6408eab46cd58608cbe984c2a07c8e3e6dc2a911e595cae6bb9f4301fb5e5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 14, X'01a218f81e547332b3f7b8e10f1cb606', 1795715243599, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e4e74508f08394e17688ef2', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e4a-74c9-80bc-23cef8f9a7c4', 'group.member_added', 'group', '01a218f8-1dc4-7c6a-bf12-359ece55c6c8', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com
01a218f8-1e4f-7355-9ab8-5de9e04c68ed', X'ffa6408eab46cd58608cbe984c2a07c8e3e6dc2a911e595cae6bb9f4301fb5e5', X'cef0f515f97db393c1ef80f8981c153aab6a7b449d2059e0b19ac2d44b3b9a8d');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 15, X'01a218f81e547c07a1379437e2e210a3', 1795715243599, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e4e74508f08394e17688ef2', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e4a-74c9-80bc-23cef8f9a7c4', 'group.member_added', 'group', '01a218f8-1dd7-7e0b-8897-d12f8326dfc9', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com
01a218f8-1e4f-7355-9ab8-5de9e04c68ed', X'cef0f515f97db393c1ef80f8981c153aab6a7b449d2059e0b19ac2d44b3b9a8d', X'e9a5df09a9d284524244ea9aa23da5810598a6370e7a0f2b3ea5f77df8f90d95');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 16, X'01a218f81e6f72e9a62a6e7120c56b42', 1795715243628, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e6b739e89a4d41212bb2d8b', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e6b-751f-a78c-15d690c184fe', 'member.invited', 'member', '01a218f8-1e6b-74ef-b8ef-9a69714ef610', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a218f8-1dc4-7c6a-bf12-359ece55c6c8","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'e9a5df09a9d284524244ea9aa23da5810598a6370e7a0f2b3ea5f77df8f90d95', X'217a11a352cfbdf54eb2e2f8b091c836e347fd2db49e21dffa864f468ed1e936');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 17, X'01a218f81e6f7ef48c3810115f71fc41', 1795715243628, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e6b739e89a4d41212bb2d8b', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e6b-751f-a78c-15d690c184fe', 'group.member_added', 'group', '01a218f8-1dc4-7c6a-bf12-359ece55c6c8', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com
01a218f8-1e6b-74ef-b8ef-9a69714ef610', X'217a11a352cfbdf54eb2e2f8b091c836e347fd2db49e21dffa864f468ed1e936', X'f740a9f6a2e6cc9faafa2698f68f7960a35bd0878dc3c4e93dc5c63536259dc9');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 18, X'01a218f81e8779a9ae38f51514d627ec', 1795715243653, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e8476c9873af6a1f26b2f79', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1e84-7a9e-b325-96b6537c781b', 'member.invited', 'member', '01a218f8-1e84-7978-8915-86db907821fe', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'f740a9f6a2e6cc9faafa2698f68f7960a35bd0878dc3c4e93dc5c63536259dc9', X'90e2a4b729338f2972f5a786e16fbb46683ceab93fb84230c6794d15d453ff79');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 19, X'01a218f81ea57d089542e134a6cce3c6', 1795715243685, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81ea3703ea3d7f6d903ec101c', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1ea3-7c6e-ba07-f4e731a9bcbd', 'member.archived', 'member', '01a218f8-1e84-7978-8915-86db907821fe', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a218f8-1e84-7978-8915-86db907821fe","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'90e2a4b729338f2972f5a786e16fbb46683ceab93fb84230c6794d15d453ff79', X'a33d79abfa3267188de5ca923fc2a568fcca7e3c0f7a96c095e96b8a36841322');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 20, X'01a218f81eb572edbfa33c9a082d0e84', 1795715243697, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81eb17446ac06390265d2e254', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1eb1-796a-ae77-617fae37c379', 'resource_type.created', 'resource_type', '01a218f8-1eb1-78e5-8531-c00a8fc2132c', 'report', '{"before":null,"after":{"name":"report","actions":[{"name":"read","implies":[]},{"name":"publish","implies":["read"]}],"builder_level":["publish"]}}', NULL, 'resource_type.created
report
ada@example.com
report
read
publish
read
publish', X'a33d79abfa3267188de5ca923fc2a568fcca7e3c0f7a96c095e96b8a36841322', X'db9ce424a4f52d52ea2185e58f41ccb3e7cf170a290b2d1070bc53a8ac6e1277');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 21, X'01a218f81ebc7c76bc7f2065bec895f1', 1795715243708, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81ebb70afaa14141fde6efe9c', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1ebb-74c1-ab5d-3d022dd853da', 'resource.created', 'report', 'q1', 'First quarter', '{"before":null,"after":{"name":"First quarter","owner":null},"counts":{"access_gained":1}}', NULL, 'resource.created
first quarter
ada@example.com
first quarter', X'db9ce424a4f52d52ea2185e58f41ccb3e7cf170a290b2d1070bc53a8ac6e1277', X'06cb25ab019ab1e04fa03e28ad9767a05f8a59bec8f4a73dadc51bde52e2e07e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 4, X'01a218f81f067b7280aa55d8051a594e', 1795715243782, NULL, X'01a218f81f007a39aa426d62cc01e6f5', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1f00-7e9f-9680-1370b9501245', 'user.second_factor_enabled', 'user', '01a218f8-1d36-7358-80ee-2d26cae3cedb', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'f9a5a550c5d6d96b4fdd1c5eae1b027687e7a80f327aacf64dbb3f9b87f97321', X'd1c3690cd35ddc5c436aadb8f8693cbf72e724a991b90640d06b35eb2f17b093');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 22, X'01a218f81f067207ba27b2c3e176185a', 1795715243782, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81f007a39aa426d62cc01e6f5', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1f00-7e9f-9680-1370b9501245', 'user.second_factor_enabled', 'user', '01a218f8-1d36-7358-80ee-2d26cae3cedb', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'06cb25ab019ab1e04fa03e28ad9767a05f8a59bec8f4a73dadc51bde52e2e07e', X'697d0ddacf132956aa746b73ecd179cd44c31d8c2321d4b6033831bc533098b6');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 23, X'01a218f81f247e68a1e03599b9b6c3ec', 1795715243811, X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81f2173148ff59c43d213f35d', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1f21-7979-9916-17d7d16acab2', 'workspace.changed', 'workspace', '01a218f8-1d36-7358-80ee-2d26cae3cedc', 'Acme', '{"before":{"second_factor_required":false},"after":{"second_factor_required":true}}', NULL, 'workspace.changed
acme
ada@example.com', X'697d0ddacf132956aa746b73ecd179cd44c31d8c2321d4b6033831bc533098b6', X'c9e07f7e18973f907364e75a448c6a36fdfc14a6c09534ffc25096d169b4a329');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 5, X'01a218f81f34736a8ba302901fdd9f3c', 1795715243828, NULL, X'01a218f81f347769a8d3336e81a65e71', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1f34-7db1-a4d6-3d8c9850f6ab', 'settings.changed', 'settings', '', 'Guildhall', '{"before":{"second_factor":"optional"},"after":{"second_factor":"admins"}}', NULL, 'settings.changed
guildhall
ada@example.com
optional
admins', X'd1c3690cd35ddc5c436aadb8f8693cbf72e724a991b90640d06b35eb2f17b093', X'337bef2898d4924594ce35c949a94e927ee32249303a090bcdb235681197d837');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 6, X'01a218f81f4d7ea1a9b0383cf53a2491', 1795715243853, NULL, X'01a218f81f4d777eb59234e8286c9d21', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a218f8-1f4d-7469-84e1-07442f33a07f', 'user.passkey_added', 'user', '01a218f8-1d36-7358-80ee-2d26cae3cedb', 'ada@example.com', '{"before":null,"after":{"passkey":"Key ring"}}', NULL, 'user.passkey_added
ada@example.com
ada@example.com
key ring', X'337bef2898d4924594ce35c949a94e927ee32249303a090bcdb235681197d837', X'e794e0944ae690a246ad445da3ba3fd3951d6fe01ef99f0cbc6335c327baaba2');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81da37b1b919d06de0e8d1eb5', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d99765eb25bb972650a5a57', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dee722b993c8fb9a2c48677', X'01a218f81d7e7ee59d13da9dc840e3cc');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e347b6e8f94d61a4dd64d11', X'01a218f81d99765eb25bb972650a5a57');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cede', X'01a218f81d36735880ee2d26cae3cedd', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cedf', X'01a218f81d36735880ee2d26cae3cedd', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cee1', X'01a218f81d36735880ee2d26cae3cee0', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cee2', X'01a218f81d36735880ee2d26cae3cee0', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dee722b993c8fb9a2c48677', X'01a218f81dc47c6abf12359ece55c6c8', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e0d7738a22602aeb3a8c52a', X'01a218f81dd77e0b8897d12f8326dfc9', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e347b6e8f94d61a4dd64d11', X'01a218f81dd77e0b8897d12f8326dfc9', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dc47c6abf12359ece55c6c8', X'01a218f81e4f73559ab85de9e04c68ed', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dc47c6abf12359ece55c6c8', X'01a218f81e6b74efb8ef9a69714ef610', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dd77e0b8897d12f8326dfc9', X'01a218f81e4f73559ab85de9e04c68ed', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cedd', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795715243317);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cee0', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795715243317);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cee3', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795715243317);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dc47c6abf12359ece55c6c8', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795715243460);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81dd77e0b8897d12f8326dfc9', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795715243479);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done, second_factor) VALUES (1, 'Guildhall', 6, NULL, NULL, 7, 0, 1, 'admins');
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e5876239d317aa49ecdc22a', X'01a218f81e4f73559ab85de9e04c68ed', X'e477b711de99294989a091aab4caa4b6afc93ec483b3577a73cbcdba04ec595e', 'shown', 1, 1795715243599, 1796320043599);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e727f8ea41cd5241adecf79', X'01a218f81e6b74efb8ef9a69714ef610', X'7717b3235f4fa815fbbd787566f8c1b15ed168c8e45b7a37f4b113bc535e9d10', 'shown', 1, 1795715243628, 1796320043628);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d36735880ee2d26cae3cee4', X'01a218f81d36735880ee2d26cae3cedb', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795715243317, NULL, 1795715243317, 1795715243374, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e4f73559ab85de9e04c68ed', X'01a218f81e4f73559ab85de9e04c68ec', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795715243599, 1796320043599, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e6b74efb8ef9a69714ef610', X'01a218f81e6b74efb8ef9a69714ef60f', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795715243628, 1796320043628, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81e847978891586db907821fe', X'01a218f81e847978891586db907821fd', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795715243653, NULL, NULL, 0, 4);
INSERT INTO passkeys (id, user_id, name, credential_id, algorithm, public_key, sign_count, synced, transports, created_at, last_used_at) VALUES (X'01a218f81f4d78dd8e54c76aec348b2c', X'01a218f81d36735880ee2d26cae3cedb', 'Key ring', X'01020304', -7, X'6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5', 0, 0, 'usb nfc', 1795715243853, NULL);
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'148a0e8358b1e8141adba375eb4399f25340f1d34e89d8d90f72363bfdd41471');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'3f2daca06fa7f9f4da1a1969e172ee95bc6efeb7d34a348c7709242a55be0c48');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'5048a8846355be880109c66e13219ceb4c9f4b7e8a77ddaa0fbc89858f13b18d');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'6dcc0a3f1cca5be4b0e0e7cd3a73af92fb5ef1188cbee2b59929a9b52af247ff');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'8597fc868819a4a6421fcc349b478acadbb20f10ee162fd1ce6f95b7cfd5cb6f');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'a4273afe2b0920f8c178188673693d8d6d486a2e3a0b664958518846e0ae7e3c');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'afbec7c090dc7e0f9ec6c601c54292f216c64992f48f0ae58b3f3618496c8961');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'b67c8718753572408cbfdca26632db8845a23c4805fa6123f53c8a9117c32b53');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'd3717a54c7db8ae2ccd98e4d0f9dfd53444a0ff97f63a5adaafb46cd07c052f0');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a218f81d36735880ee2d26cae3cedb', X'd94494e06f0615e55a2272abcbe966ccb86f841e1127b87da129ae1259a8b608');
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81eb178e58531c00a8fc2132c', 'publish', 1, 1);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81eb178e58531c00a8fc2132c', 'read', 0, 0);
INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81eb178e58531c00a8fc2132c', 'publish', 'read');
INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81eb178e58531c00a8fc2132c', 'report', 1795715243697);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d6e7db0b31190349e9a5bd7', 'folder', 'Office', 'office', '', NULL, 1795715243375, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d7e7ee59d13da9dc840e3cc', 'app', 'Payroll', 'payroll', '', X'01a218f81d36735880ee2d26cae3cee4', 1795715243393, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d8e7794a0b4e864c8452602', 'app', 'Draft', 'draft', '', X'01a218f81d36735880ee2d26cae3cee4', 1795715243406, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81d99765eb25bb972650a5a57', 'data_source', 'Store', 'store', 'postgresql', X'01a218f81d36735880ee2d26cae3cee4', 1795715243417, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81da37b1b919d06de0e8d1eb5', 'constant', 'RATE', 'rate', 'plain', NULL, 1795715243427, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a218f81d36735880ee2d26cae3cedc', X'01a218f81ebb7ed2a576e8f1520503ef', 'report', 'First quarter', 'first quarter', '', NULL, 1795715243708, 'q1');
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795715241909);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795715241909);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (3, 'forward_sessions', X'3612d0c40c077c321f85558ff29e8373a386c7ae5869a960773ba9a9b74f02b4', 1795715241909);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (4, 'second_factors', X'2f2f065e753e167e842795d0b1188d10140b3af278349f896a4fed9e73ba5a15', 1795715241909);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (5, 'passkeys', X'0ae326cf81620267a536f48182b7f28f3acf0b55f1711bfc8b38650d691a5ce8', 1795715241909);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedb', 'enabled', X'01df03fa5b7d252a57d8b4c0cc188384ebd5fc869865ea1e2cfb5c9a05281e10844af1c57026d0866caa95754d7aae16d984166736195389c42a052a41', 59857174, 1795715243782);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a218f81d36735880ee2d26cae3cedb', 'pending', X'01ba62cdf124b7c010fc6e84f2fba0ef507a99d3ef1f635ce94c175d78306ae1d7063d1cfcb77e4e19f3e622f2746124f05c3a389725bab180e7b624a7', 0, 1795715243803);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a218f81d547e09a1dceadce46dce01', X'01a218f81d36735880ee2d26cae3cedb', X'0b06f4747ed8bfa559f85d2f47571e5953450f34b6ca5877e230277915234864', 1795715243317, 1795715243317, 1796924843317, 1795715243317, '127.0.0.1', '');
INSERT INTO spent_challenges (challenge_hash, ends_at) VALUES (X'291ab16dbc76f82fb5c2cb899871b337d90ca462dbe737759d193bd30c89ceb0', 1795715543849);
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at, second_factor_required) VALUES (X'01a218f81d36735880ee2d26cae3cedc', 'Acme', 'acme', 'acme', 'active', 19, 1795715243317, 1);
