-- rights f6add9205508a8dea56d3c885981e852c663e8c111160a48e1b2560487271920
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$j0HnDfqT6E6qCuwa+YYoaQ$8jpUfRFuGhpdmFn2/8F20Ry5X/uy/fjY3kkRIZrBuDY', 1795695816931, 1, 1795695816931, 1);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217cfb12775e48f96e47108ef5bcc', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795695816999, 2);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217cfb12f75f6addbb865a30d6cca', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795695817007, 3);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row) VALUES (X'01a217cfb1377f71ab58fddbd7b76292', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795695817015, 4);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0f779a9b7e72d51f4cd0a21', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0fb741fa130a640e3d80238', 'draft', 'https://draft.example.com', '', '', X'01a217cfb0ef7a629422567aed7f3907', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 3, X'05d1cb9479c063beac7a5daf270283f8e9f311d95b5fcc2674fa43e7dca961e1', 1795695817023, X'bd61f0758d25667e983d8ee434cc48469ab1da7836583087fd598683c104e0da536eb32fd86e905307a640355c8c40c4e38008c70cceb85c35d0972a1dca4808');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 19, X'2c9f3fd7c5f48da63d226dbda5d6734c960e75b9f524d4dc911a6d5d92e5ce06', 1795695817023, X'a9c8d22b6c7f8de1ae1572dd44dbbb90cf74d5146ed83dee3db3f1f0366ca91633066e748d99274f394b8bdfbaba7ce7cd9a1e57b62594da877898de8cec0206');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a217cfb0e47392a4dd0aa2382681b8', 1795695816931, NULL, X'01a217cfb0cf74f2b08bb78bea675a20', NULL, '', '', 'session', '127.0.0.1', '01a217cf-b0cf-7eae-91ee-e447898175a1', 'user.setup', 'user', '01a217cf-b0e3-718c-8d8a-96eb79ce97d4', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217cf-b0e3-718c-8d8a-96eb79ce97d5","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'927038c8f5b5cc5bdcb0c71e679cb35f189714e6f05cee7a37e4dd6e72801dfa');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a217cfb0e47df18796b3774b00bb44', 1795695816931, NULL, X'01a217cfb0cf74f2b08bb78bea675a20', NULL, '', '', 'session', '127.0.0.1', '01a217cf-b0cf-7eae-91ee-e447898175a1', 'workspace.created', 'workspace', '01a217cf-b0e3-718c-8d8a-96eb79ce97d5', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'927038c8f5b5cc5bdcb0c71e679cb35f189714e6f05cee7a37e4dd6e72801dfa', X'd6b383bf99c41be5c8561a98a3cdd748e309bc02ee89907a4eae776889abdb2a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 1, X'01a217cfb0e471959c3d295fe35d8c47', 1795695816931, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0cf74f2b08bb78bea675a20', NULL, '', '', 'session', '127.0.0.1', '01a217cf-b0cf-7eae-91ee-e447898175a1', 'workspace.created', 'workspace', '01a217cf-b0e3-718c-8d8a-96eb79ce97d5', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a217cf-b0e3-718c-8d8a-96eb79ce97d5","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'e268153e39731f66d187b59bc630e92d485283df296a1367aee23a155db9931f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 2, X'01a217cfb0e470b99127cb8a2390c9a0', 1795695816931, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0cf74f2b08bb78bea675a20', NULL, '', '', 'session', '127.0.0.1', '01a217cf-b0cf-7eae-91ee-e447898175a1', 'member.accepted', 'member', '01a217cf-b0e3-718c-8d8a-96eb79ce97dd', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'e268153e39731f66d187b59bc630e92d485283df296a1367aee23a155db9931f', X'4f2dda8673c09e86d7d7085b46db1d132c96c5dab523caf6269b7ac5abd876db');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a217cfb0e572e8b89541ff502eb3fd', 1795695816931, NULL, X'01a217cfb0cf74f2b08bb78bea675a20', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b0cf-7eae-91ee-e447898175a1', 'session.created', 'user', '01a217cf-b0e3-718c-8d8a-96eb79ce97d4', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'd6b383bf99c41be5c8561a98a3cdd748e309bc02ee89907a4eae776889abdb2a', X'05d1cb9479c063beac7a5daf270283f8e9f311d95b5fcc2674fa43e7dca961e1');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 3, X'01a217cfb0f07ee3bc56ef609dd76147', 1795695816944, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0ef76cc868b4dbdb18b365b', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b0ef-7ac5-94ec-b74efe5ef3ee', 'folder.created', 'folder', '01a217cf-b0ef-7a62-9422-567aed7f3907', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'4f2dda8673c09e86d7d7085b46db1d132c96c5dab523caf6269b7ac5abd876db', X'd51b8116cd9ac23dac20b25020d17dabf7cd5a706bfff355f0df92bcec26242a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 4, X'01a217cfb0f777399121c32ba7f42de8', 1795695816951, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0f7736e81ba907ac6a46e71', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b0f7-7427-9dea-b3418182f96e', 'app.created', 'app', '01a217cf-b0f7-79a9-b7e7-2d51f4cd0a21', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'd51b8116cd9ac23dac20b25020d17dabf7cd5a706bfff355f0df92bcec26242a', X'fae16b575336fe2564a0efdeb4fe702a0e83c448949364e43bc8255edf8abe9a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 5, X'01a217cfb0fb743c8b97d8231929f8a1', 1795695816955, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0fb766ba712cd238d70d9a5', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b0fb-7d61-a5b3-dc482f8a4ec2', 'app.created', 'app', '01a217cf-b0fb-741f-a130-a640e3d80238', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'fae16b575336fe2564a0efdeb4fe702a0e83c448949364e43bc8255edf8abe9a', X'ad5967c4954c77c7bb8772ef62309155acac699422828af60a98d7666c9d6fcf');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 6, X'01a217cfb0ff774a8e8bc8b12a1f5eb1', 1795695816959, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0ff7faf81889927171a1928', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b0ff-716a-9202-ae5104460aa2', 'data_source.created', 'data_source', '01a217cf-b0ff-786f-b433-9cf7bc9b71ed', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'ad5967c4954c77c7bb8772ef62309155acac699422828af60a98d7666c9d6fcf', X'5b4daacc56b597f404446d5347981442bffb342e29cf5fa275ca12415512194c');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 7, X'01a217cfb103782fadac1d2eb10b311b', 1795695816963, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb103717390d60520b6755b88', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b103-76f6-8d66-595d291915bd', 'constant.created', 'constant', '01a217cf-b103-791f-8f4e-1fe250ae71f9', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'5b4daacc56b597f404446d5347981442bffb342e29cf5fa275ca12415512194c', X'83322526541cdf58b714f2c7a20b0d739632d941f641d627e7e6370fde6e656e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 8, X'01a217cfb10b7f3a8189a920efde3778', 1795695816971, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb10872c9a0ff16b6997727e8', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b108-7f9a-b3d6-b831a3eb6846', 'group.created', 'group', '01a217cf-b108-7569-a817-05a5cd97a3e4', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'83322526541cdf58b714f2c7a20b0d739632d941f641d627e7e6370fde6e656e', X'18191cd54cbf0788f488fd2ed9e13d7d6650666bbbfb9ba0695302fa938de104');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 9, X'01a217cfb1137a31b345bb7b84275f17', 1795695816979, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1137ab1be31da04628c752b', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b113-74eb-b48e-02f087f37b15', 'group.created', 'group', '01a217cf-b113-774a-8bfa-a74c4546f70a', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'18191cd54cbf0788f488fd2ed9e13d7d6650666bbbfb9ba0695302fa938de104', X'53fa8e0c3ccd052204423828635dd166f7e95132cf2608c9e730b1c88111e00a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 10, X'01a217cfb11775fe87a1335a3471452c', 1795695816983, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb117709599ad46bfbcfdf321', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b117-7241-922e-b51e1f7776f1', 'grant.created', 'grant', '01a217cf-b117-7a30-a273-f273c2bfcaf2', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a217cf-b108-7569-a817-05a5cd97a3e4","name":"Readers"}}}', '[{"kind":"grant","group":"01a217cf-b108-7569-a817-05a5cd97a3e4","after":{"id":"01a217cf-b117-7a30-a273-f273c2bfcaf2","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a217cf-b0f7-79a9-b7e7-2d51f4cd0a21"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a217cf-b108-7569-a817-05a5cd97a3e4
readers', X'53fa8e0c3ccd052204423828635dd166f7e95132cf2608c9e730b1c88111e00a', X'bf56e94a92ddaadea7190412bafb22b68edac7b5ca386624614dec1e4f75ca26');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 11, X'01a217cfb11b718fac02457009694b9e', 1795695816987, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb11b7681959215f72cacc869', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b11b-724b-a934-032aff88fbe9', 'grant.created', 'grant', '01a217cf-b11b-7e34-bc20-31dfc19d6947', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a217cf-b113-774a-8bfa-a74c4546f70a","name":"Makers"}}}', '[{"kind":"grant","group":"01a217cf-b113-774a-8bfa-a74c4546f70a","after":{"id":"01a217cf-b11b-7e34-bc20-31dfc19d6947","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a217cf-b113-774a-8bfa-a74c4546f70a
makers', X'bf56e94a92ddaadea7190412bafb22b68edac7b5ca386624614dec1e4f75ca26', X'0a84663a836b82a07238635e5703537e0a5e505a08d96cb7829fd28f3bd51ae0');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 12, X'01a217cfb12373f5b7ed3c5e3f644b8c', 1795695816995, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb12376cf8faad85c48e9c2cb', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b123-74d9-a688-2b5aa9199c97', 'grant.created', 'grant', '01a217cf-b123-7aec-9c1d-46991bce89f4', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a217cf-b113-774a-8bfa-a74c4546f70a","name":"Makers"}}}', '[{"kind":"grant","group":"01a217cf-b113-774a-8bfa-a74c4546f70a","after":{"id":"01a217cf-b123-7aec-9c1d-46991bce89f4","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a217cf-b0ff-786f-b433-9cf7bc9b71ed"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a217cf-b113-774a-8bfa-a74c4546f70a
makers', X'0a84663a836b82a07238635e5703537e0a5e505a08d96cb7829fd28f3bd51ae0', X'940482e1524ecb76278575e72553535276c198d6228532c6dc86389455e92639');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 13, X'01a217cfb128709f82b668e68837a193', 1795695816999, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1277fe687dc0b64b13d9046', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b127-7dce-a28d-98ee5bcefada', 'member.invited', 'member', '01a217cf-b127-75e4-8f96-e47108ef5bcd', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217cf-b108-7569-a817-05a5cd97a3e4","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a217cf-b113-774a-8bfa-a74c4546f70a","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'940482e1524ecb76278575e72553535276c198d6228532c6dc86389455e92639', X'f0837b9db19256e6246ccc2700275650a04e99116d38bbef8c1e64afbeb84102');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 14, X'01a217cfb1287a0d916d1128650abcf6', 1795695816999, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1277fe687dc0b64b13d9046', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b127-7dce-a28d-98ee5bcefada', 'group.member_added', 'group', '01a217cf-b108-7569-a817-05a5cd97a3e4', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com', X'f0837b9db19256e6246ccc2700275650a04e99116d38bbef8c1e64afbeb84102', X'11aff089951cf0de03fc37385b4ee7c1f7a43c3f5023b96e23ee4275e6ed5000');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 15, X'01a217cfb12876fe8906371a4e15e191', 1795695816999, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1277fe687dc0b64b13d9046', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b127-7dce-a28d-98ee5bcefada', 'group.member_added', 'group', '01a217cf-b113-774a-8bfa-a74c4546f70a', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com', X'11aff089951cf0de03fc37385b4ee7c1f7a43c3f5023b96e23ee4275e6ed5000', X'f30bfdf7c5a60badd4e09c9e120f26e74c93c59e76fcae92bb935e004a1d062f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 16, X'01a217cfb12f7ae5b884bad929f75b75', 1795695817007, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb12f7859919862e689d416df', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b12f-7f61-8b99-f36a75f9cb3e', 'member.invited', 'member', '01a217cf-b12f-75f6-addb-b865a30d6ccb', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a217cf-b108-7569-a817-05a5cd97a3e4","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'f30bfdf7c5a60badd4e09c9e120f26e74c93c59e76fcae92bb935e004a1d062f', X'3f2691f1687b988d6083f3fae6925456490bf44889f4bb0aeee245abf31c4402');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 17, X'01a217cfb13072a1a46e2a02aa08808e', 1795695817007, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb12f7859919862e689d416df', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b12f-7f61-8b99-f36a75f9cb3e', 'group.member_added', 'group', '01a217cf-b108-7569-a817-05a5cd97a3e4', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com', X'3f2691f1687b988d6083f3fae6925456490bf44889f4bb0aeee245abf31c4402', X'043417aa3095494bc82641cdeab1ac98714347c09d04da96a6899841ad6a49ff');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 18, X'01a217cfb1377381a1629e9e801aa5f2', 1795695817015, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1377cd8aa89593715be2f99', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b137-70f8-8eb7-5128bec4dbec', 'member.invited', 'member', '01a217cf-b137-7f71-ab58-fddbd7b76293', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'043417aa3095494bc82641cdeab1ac98714347c09d04da96a6899841ad6a49ff', X'f82c46f74b48969e79445dfd7882424374c9ebf270fec7d16cb53282de5b318f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 19, X'01a217cfb13c7768b4534c7b7acf54f1', 1795695817020, X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb13c7d95a3a01cf481e5da4c', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a217cf-b13c-7dee-a949-bf3fa0e7d9e6', 'member.archived', 'member', '01a217cf-b137-7f71-ab58-fddbd7b76293', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a217cf-b137-7f71-ab58-fddbd7b76293","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'f82c46f74b48969e79445dfd7882424374c9ebf270fec7d16cb53282de5b318f', X'2c9f3fd7c5f48da63d226dbda5d6734c960e75b9f524d4dc911a6d5d92e5ce06');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb103791f8f4e1fe250ae71f9', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0ff786fb4339cf7bc9b71ed', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1177a30a273f273c2bfcaf2', X'01a217cfb0f779a9b7e72d51f4cd0a21');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1237aec9c1d46991bce89f4', X'01a217cfb0ff786fb4339cf7bc9b71ed');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97d7', X'01a217cfb0e3718c8d8a96eb79ce97d6', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97d8', X'01a217cfb0e3718c8d8a96eb79ce97d6', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97da', X'01a217cfb0e3718c8d8a96eb79ce97d9', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97db', X'01a217cfb0e3718c8d8a96eb79ce97d9', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1177a30a273f273c2bfcaf2', X'01a217cfb1087569a81705a5cd97a3e4', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb11b7e34bc2031dfc19d6947', X'01a217cfb113774a8bfaa74c4546f70a', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1237aec9c1d46991bce89f4', X'01a217cfb113774a8bfaa74c4546f70a', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1087569a81705a5cd97a3e4', X'01a217cfb12775e48f96e47108ef5bcd', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1087569a81705a5cd97a3e4', X'01a217cfb12f75f6addbb865a30d6ccb', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb113774a8bfaa74c4546f70a', X'01a217cfb12775e48f96e47108ef5bcd', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97d6', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795695816931);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97d9', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795695816931);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97dc', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795695816931);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1087569a81705a5cd97a3e4', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795695816971);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb113774a8bfaa74c4546f70a', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795695816979);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done) VALUES (1, 'Guildhall', 4, NULL, NULL, 7, 0, 1);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1287ab4a2ba2d85253d38ca', X'01a217cfb12775e48f96e47108ef5bcd', X'22cb0492d01d2576f173e58d68227c22dbbfd2ba4285d296570e4b0a6374db62', 'shown', 1, 1795695816999, 1796300616999);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb13072e082d48146e6ac6591', X'01a217cfb12f75f6addbb865a30d6ccb', X'7b3fcba91c953f659990f3af058a5d9c0072e3b20b1c8df74d1778b44de3e488', 'shown', 1, 1795695817007, 1796300617007);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0e3718c8d8a96eb79ce97dd', X'01a217cfb0e3718c8d8a96eb79ce97d4', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795695816931, NULL, 1795695816931, 1795695816943, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb12775e48f96e47108ef5bcd', X'01a217cfb12775e48f96e47108ef5bcc', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795695816999, 1796300616999, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb12f75f6addbb865a30d6ccb', X'01a217cfb12f75f6addbb865a30d6cca', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795695817007, 1796300617007, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb1377f71ab58fddbd7b76293', X'01a217cfb1377f71ab58fddbd7b76292', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795695817015, NULL, NULL, 0, 4);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0ef7a629422567aed7f3907', 'folder', 'Office', 'office', '', NULL, 1795695816944, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0f779a9b7e72d51f4cd0a21', 'app', 'Payroll', 'payroll', '', X'01a217cfb0e3718c8d8a96eb79ce97dd', 1795695816951, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0fb741fa130a640e3d80238', 'app', 'Draft', 'draft', '', X'01a217cfb0e3718c8d8a96eb79ce97dd', 1795695816955, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb0ff786fb4339cf7bc9b71ed', 'data_source', 'Store', 'store', 'postgresql', X'01a217cfb0e3718c8d8a96eb79ce97dd', 1795695816959, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', X'01a217cfb103791f8f4e1fe250ae71f9', 'constant', 'RATE', 'rate', 'plain', NULL, 1795695816963, NULL);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795695816803);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795695816803);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (3, 'forward_sessions', X'3612d0c40c077c321f85558ff29e8373a386c7ae5869a960773ba9a9b74f02b4', 1795695816803);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a217cfb0e57cde9bce175f77362b0a', X'01a217cfb0e3718c8d8a96eb79ce97d4', X'6948595bdbf54582bc402d8f30eefe17cac8ad1aba0cfa110dee63fe502bcd11', 1795695816931, 1795695816931, 1796905416931, 1795695816931, '127.0.0.1', '');
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at) VALUES (X'01a217cfb0e3718c8d8a96eb79ce97d5', 'Acme', 'acme', 'acme', 'active', 15, 1795695816931);
