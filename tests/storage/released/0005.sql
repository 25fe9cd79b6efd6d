-- rights 459e3beeb1639d1828d66d305489fd3e9ffb431283cc7ab973d3b56e26d3a0ac
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$hJZmyhDNFeqsHhf8fXlc9A$AidImE40eeSmxcYO5ogTO23ilY5cOKccL1jjWhlMqZ8', 1795720617184, 1, 1795720617184, 1, 1795720617312);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2194a1d0672a488cc87332e6c5036', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795720617222, 2, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2194a1d0b7a5c867d4583a6792b82', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795720617227, 3, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2194a1d1e7a70b662de18e805dfa0', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795720617246, 4, NULL);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce779e088516584243d684a', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce97688971c3284f47ec30c', 'draft', 'https://draft.example.com', '', '', X'01a2194a1ce5709aaeb6940d0ed13741', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 1, X'a71eca1994a444181cd68d34e078c5cff95a9bd6b177b6aad207d22e937e7940', 1795720617184, X'd3ab242f8d09bbf3b794644fbd86e00a29e243f42495523cda060f76bc0388fe7171ed5ae8ee11fdef6bb8fc5796813c9b81dc899bf306b3fccf2b44b2c5b40a');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 6, X'ae0e3aa8d1701a8992aa6ea5ccd4f1ec7be4c36a3dc9b714612bf3de1e40b48f', 1795720617379, X'a8ffab1417fcd09e88c5b43e45a90d1edeed61ca9980ad39d7aae8752fc23f36f16d97495b39b31e2dcf3752c7805ba7e41ded2ed043d695d144da99dbaa1f08');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 23, X'927ffe27920a2d45c40cb1d580ee711bcce25fc8aada30d977a3b5047382233f', 1795720617379, X'6537da0d2ce9f01fadffe42d2511d0f6a0777e71564c73200c4b6ce05dc445ebd45b2e94a7f9a96b3363531cf4fd23bb72d8e7cc80b409ee0fcd58a946c46403');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a2194a1ce27f7693d01f0ddf103e53', 1795720617184, NULL, X'01a2194a1c827557b7420f0945dc362f', NULL, '', '', 'session', '127.0.0.1', '01a2194a-1c82-766c-a8a9-13f32d4777e3', 'user.setup', 'user', '01a2194a-1ce0-79ae-9a13-fd00da570ef0', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a2194a-1ce0-79ae-9a13-fd00da570ef1","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'a71eca1994a444181cd68d34e078c5cff95a9bd6b177b6aad207d22e937e7940');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a2194a1ce27577848ad61c16bc9e6f', 1795720617184, NULL, X'01a2194a1c827557b7420f0945dc362f', NULL, '', '', 'session', '127.0.0.1', '01a2194a-1c82-766c-a8a9-13f32d4777e3', 'workspace.created', 'workspace', '01a2194a-1ce0-79ae-9a13-fd00da570ef1', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'a71eca1994a444181cd68d34e078c5cff95a9bd6b177b6aad207d22e937e7940', X'f128ace0b740e993e8e6a08b514916ff14153c667c78c1513f25251ee74d5ac7');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 1, X'01a2194a1ce276a7b8ac61381d321264', 1795720617184, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1c827557b7420f0945dc362f', NULL, '', '', 'session', '127.0.0.1', '01a2194a-1c82-766c-a8a9-13f32d4777e3', 'workspace.created', 'workspace', '01a2194a-1ce0-79ae-9a13-fd00da570ef1', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a2194a-1ce0-79ae-9a13-fd00da570ef1","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'd2840991fddf046360869df03421dbd0862dac224ce8cbde62109f9f16c5d323');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 2, X'01a2194a1ce27befb73b2457f7d48a08', 1795720617184, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1c827557b7420f0945dc362f', NULL, '', '', 'session', '127.0.0.1', '01a2194a-1c82-766c-a8a9-13f32d4777e3', 'member.accepted', 'member', '01a2194a-1ce0-79ae-9a13-fd00da570ef9', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'd2840991fddf046360869df03421dbd0862dac224ce8cbde62109f9f16c5d323', X'5bf283996ceade8364981b1117087fbd97a840859512b1e9e6cd32da513ae1db');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a2194a1ce272e1a8acde6a4911685b', 1795720617184, NULL, X'01a2194a1c827557b7420f0945dc362f', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1c82-766c-a8a9-13f32d4777e3', 'session.created', 'user', '01a2194a-1ce0-79ae-9a13-fd00da570ef0', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'f128ace0b740e993e8e6a08b514916ff14153c667c78c1513f25251ee74d5ac7', X'1d6f38fa6563353330ee8549e16ef0912c16e0484a7b0744c0fd50491136d752');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 3, X'01a2194a1ce5722d8b94d53c467c6252', 1795720617189, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce579baae62156aaf5edaca', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1ce5-7f66-bb2b-939da5984e79', 'folder.created', 'folder', '01a2194a-1ce5-709a-aeb6-940d0ed13741', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'5bf283996ceade8364981b1117087fbd97a840859512b1e9e6cd32da513ae1db', X'95c50d6254ea025f40f58c36703241df837cc8fbf9e59e10bf99ad10189fe15f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 4, X'01a2194a1ce7714ea46bf9def1b38ba4', 1795720617191, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce7779a96d2f3d57580b491', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1ce7-7ba0-bee7-7b78fcbf5e62', 'app.created', 'app', '01a2194a-1ce7-79e0-8851-6584243d684a', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'95c50d6254ea025f40f58c36703241df837cc8fbf9e59e10bf99ad10189fe15f', X'acea3fb753a7a419653f507268d026aea144cacc52c3e2af204c0cac87a6cdfa');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 5, X'01a2194a1ce97288bc25affafd3e81da', 1795720617193, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce979f1b996504df1fb7063', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1ce8-7ac4-840a-4b25b5b1b7c2', 'app.created', 'app', '01a2194a-1ce9-7688-971c-3284f47ec30c', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'acea3fb753a7a419653f507268d026aea144cacc52c3e2af204c0cac87a6cdfa', X'4f5bb712d9a85d634e0f674611191835f89222dba72f05db43c298f38c9b3de2');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 6, X'01a2194a1cef79f3b60e4ce56556d014', 1795720617199, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cef796f8809cf943cf3f423', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cef-774d-8f5c-dfacc3975667', 'data_source.created', 'data_source', '01a2194a-1cef-7534-9cab-eb7762a5cc9a', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'4f5bb712d9a85d634e0f674611191835f89222dba72f05db43c298f38c9b3de2', X'bf7a15f0d43909c7646632cf88a2fece65d671f895415b6c3bf920e4f5b0bb16');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 7, X'01a2194a1cf37ff7a929bf75831a1848', 1795720617203, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf37df8aa11f823576b8179', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cf3-7165-a725-401a55fd41dd', 'constant.created', 'constant', '01a2194a-1cf3-7e0a-9acd-2dc27cdd652b', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'bf7a15f0d43909c7646632cf88a2fece65d671f895415b6c3bf920e4f5b0bb16', X'abd392bedf5566b229dd464bd02b3d828e7ebeeefafef46e654714a72ec0920e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 8, X'01a2194a1cf77205bf5f0799128294b8', 1795720617207, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf77dcc9449444f2f66d16e', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cf7-7dcf-ab75-e6505b6ac0f7', 'group.created', 'group', '01a2194a-1cf7-7dee-9669-1fd09b4b55bd', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'abd392bedf5566b229dd464bd02b3d828e7ebeeefafef46e654714a72ec0920e', X'97a6aa74f8068c72c9ca3267a62732ead391ccca3846ca06cd2db7e0b077b182');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 9, X'01a2194a1cf9740eaca4c36bc5229b7a', 1795720617209, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf9702893b5f03381e63c21', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cf9-7ed2-b746-623f3dee8266', 'group.created', 'group', '01a2194a-1cf9-70c2-af35-acd55808117e', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'97a6aa74f8068c72c9ca3267a62732ead391ccca3846ca06cd2db7e0b077b182', X'ec45d0dbb89c4e095fe9ec82f73aed248499905f8a67944d68e4b79c54a25160');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 10, X'01a2194a1cfb7549932dd3f2ece98520', 1795720617211, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cfb7fce88f8654697a5fd0a', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cfb-7a61-bbe2-1a3f3f9db742', 'grant.created', 'grant', '01a2194a-1cfb-7678-b3a0-3529b2add815', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a2194a-1cf7-7dee-9669-1fd09b4b55bd","name":"Readers"}}}', '[{"kind":"grant","group":"01a2194a-1cf7-7dee-9669-1fd09b4b55bd","after":{"id":"01a2194a-1cfb-7678-b3a0-3529b2add815","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a2194a-1ce7-79e0-8851-6584243d684a"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a2194a-1cf7-7dee-9669-1fd09b4b55bd
readers', X'ec45d0dbb89c4e095fe9ec82f73aed248499905f8a67944d68e4b79c54a25160', X'a23a69abb24f0303dcaab3321c6497734e87ada814e213abf2941f98e597464b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 11, X'01a2194a1cff72d68484e6afa58b2e98', 1795720617215, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cff7eca939fccbe4955d889', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1cff-70b7-ab09-327ba991a338', 'grant.created', 'grant', '01a2194a-1cff-706e-a225-ced4288781af', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a2194a-1cf9-70c2-af35-acd55808117e","name":"Makers"}}}', '[{"kind":"grant","group":"01a2194a-1cf9-70c2-af35-acd55808117e","after":{"id":"01a2194a-1cff-706e-a225-ced4288781af","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a2194a-1cf9-70c2-af35-acd55808117e
makers', X'a23a69abb24f0303dcaab3321c6497734e87ada814e213abf2941f98e597464b', X'054398401dcb2fb372c28fa369a1eb7f7588a71b1c02d4dbbad154c356f7b25b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 12, X'01a2194a1d037abdb31146f5d2865888', 1795720617219, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d037f97828dfce4683f9af0', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d03-76fa-861f-5797447d01be', 'grant.created', 'grant', '01a2194a-1d03-7dec-9f87-e610244d7d60', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a2194a-1cf9-70c2-af35-acd55808117e","name":"Makers"}}}', '[{"kind":"grant","group":"01a2194a-1cf9-70c2-af35-acd55808117e","after":{"id":"01a2194a-1d03-7dec-9f87-e610244d7d60","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a2194a-1cef-7534-9cab-eb7762a5cc9a"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a2194a-1cf9-70c2-af35-acd55808117e
makers', X'054398401dcb2fb372c28fa369a1eb7f7588a71b1c02d4dbbad154c356f7b25b', X'a4fc65004a912fc524cb69a5e3942ce8033941c0e1e56919664ed063a0b94acf');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 13, X'01a2194a1d067bd7aae0206b94ee29b9', 1795720617222, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d067efab75806f87f3cbd97', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d06-721b-9342-a32355d97c99', 'member.invited', 'member', '01a2194a-1d06-72a4-88cc-87332e6c5037', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a2194a-1cf7-7dee-9669-1fd09b4b55bd","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a2194a-1cf9-70c2-af35-acd55808117e","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'a4fc65004a912fc524cb69a5e3942ce8033941c0e1e56919664ed063a0b94acf', X'29a0d003f1103f044d1abca1d0faff76acbd5a1140597c74e0776ef31ae153ad');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 14, X'01a2194a1d067eacb6df55ad30c7350a', 1795720617222, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d067efab75806f87f3cbd97', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d06-721b-9342-a32355d97c99', 'group.member_added', 'group', '01a2194a-1cf7-7dee-9669-1fd09b4b55bd', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com
01a2194a-1d06-72a4-88cc-87332e6c5037', X'29a0d003f1103f044d1abca1d0faff76acbd5a1140597c74e0776ef31ae153ad', X'072b0f0caf28101c4677a1e39fd04fb5898ff503b5e1d0474f71d53a0d34d777');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 15, X'01a2194a1d06777e8db6a5af72d6b4b6', 1795720617222, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d067efab75806f87f3cbd97', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d06-721b-9342-a32355d97c99', 'group.member_added', 'group', '01a2194a-1cf9-70c2-af35-acd55808117e', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com
01a2194a-1d06-72a4-88cc-87332e6c5037', X'072b0f0caf28101c4677a1e39fd04fb5898ff503b5e1d0474f71d53a0d34d777', X'487cac7ceeb174191cede5ba21d4e98a6d0ad8526a20245567443876b6291637');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 16, X'01a2194a1d0b73698b69d1f99a0fb86f', 1795720617227, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d0b7519bc11a713be9da99f', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d0b-7036-9363-2952366f30cc', 'member.invited', 'member', '01a2194a-1d0b-7a5c-867d-4583a6792b83', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a2194a-1cf7-7dee-9669-1fd09b4b55bd","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'487cac7ceeb174191cede5ba21d4e98a6d0ad8526a20245567443876b6291637', X'f771e22c85abd2d8d03e3b7d6f9f0da5b19510df7610f143f266641ca0eda951');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 17, X'01a2194a1d0b7fe5bc4cb9f16b9e2f4e', 1795720617227, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d0b7519bc11a713be9da99f', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d0b-7036-9363-2952366f30cc', 'group.member_added', 'group', '01a2194a-1cf7-7dee-9669-1fd09b4b55bd', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com
01a2194a-1d0b-7a5c-867d-4583a6792b83', X'f771e22c85abd2d8d03e3b7d6f9f0da5b19510df7610f143f266641ca0eda951', X'5dc9a32e2dd06117cafa41b1d71f50e68f2bba51b5df559f48922276d04357f7');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 18, X'01a2194a1d1e72c6ba8bc33cda96fc68', 1795720617246, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d1e7b109237abac409f9215', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d1e-71c1-bd01-43a99cedc1b9', 'member.invited', 'member', '01a2194a-1d1e-7a70-b662-de18e805dfa1', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'5dc9a32e2dd06117cafa41b1d71f50e68f2bba51b5df559f48922276d04357f7', X'5c13bb5cf016edf787ada496a93ea29ef673d28b57244f351a65d5c65386cfab');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 19, X'01a2194a1d397a8e8f91dcac03a6fac9', 1795720617273, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d3970b580427f6dbcb8e413', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d39-7135-b20a-989dcbbb59ea', 'member.archived', 'member', '01a2194a-1d1e-7a70-b662-de18e805dfa1', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a2194a-1d1e-7a70-b662-de18e805dfa1","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'5c13bb5cf016edf787ada496a93ea29ef673d28b57244f351a65d5c65386cfab', X'a03d8a57a6749a5c8ed2b446a4de679b3e7d524a52e26a7850b81e53d835ae50');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 20, X'01a2194a1d47709299c79fba459a5a6c', 1795720617287, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d477c439aa7235da0356738', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d47-7830-adbf-6b45d1b2f55c', 'resource_type.created', 'resource_type', '01a2194a-1d47-721a-bb00-aa8d98218634', 'report', '{"before":null,"after":{"name":"report","actions":[{"name":"read","implies":[]},{"name":"publish","implies":["read"]}],"builder_level":["publish"]}}', NULL, 'resource_type.created
report
ada@example.com
report
read
publish
read
publish', X'a03d8a57a6749a5c8ed2b446a4de679b3e7d524a52e26a7850b81e53d835ae50', X'4f9e67c9a61ae5e39cb1e9e7461af40e55a6fa731134d14c7ce844708433d614');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 21, X'01a2194a1d51774ca9ce04cc88183bdc', 1795720617297, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d4f7ee6a97a810e0d74fb4c', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d4f-7ec5-b0d8-42d7aece9efc', 'resource.created', 'report', 'q1', 'First quarter', '{"before":null,"after":{"name":"First quarter","owner":null},"counts":{"access_gained":1}}', NULL, 'resource.created
first quarter
ada@example.com
first quarter', X'4f9e67c9a61ae5e39cb1e9e7461af40e55a6fa731134d14c7ce844708433d614', X'51acc90320cb60f318145e6a26b06c3cf67c0111b7e4d7f8b8d076c03d118f97');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 4, X'01a2194a1d6176f08a9a667261ec8da2', 1795720617312, NULL, X'01a2194a1d5f7b5f8a45a8bed46ac8e1', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d5f-7afc-a11f-166d3d9f730b', 'user.second_factor_enabled', 'user', '01a2194a-1ce0-79ae-9a13-fd00da570ef0', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'1d6f38fa6563353330ee8549e16ef0912c16e0484a7b0744c0fd50491136d752', X'a69cbfb5a6841b2592d63344af3624be0155b8c2bcc0c4bfdfe9fac3ea3eec84');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 22, X'01a2194a1d617d0597c254686c732703', 1795720617312, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d5f7b5f8a45a8bed46ac8e1', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d5f-7afc-a11f-166d3d9f730b', 'user.second_factor_enabled', 'user', '01a2194a-1ce0-79ae-9a13-fd00da570ef0', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'51acc90320cb60f318145e6a26b06c3cf67c0111b7e4d7f8b8d076c03d118f97', X'04f671a73190e2b892c90614bdbe56dd7d33a76ee4916743cbeb8ab387803c8f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 23, X'01a2194a1d7f75d697b1954060c949dc', 1795720617343, X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d7f791eb11f90ea7a8895e3', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d7f-7008-907e-3d2787207b20', 'workspace.changed', 'workspace', '01a2194a-1ce0-79ae-9a13-fd00da570ef1', 'Acme', '{"before":{"second_factor_required":false},"after":{"second_factor_required":true}}', NULL, 'workspace.changed
acme
ada@example.com', X'04f671a73190e2b892c90614bdbe56dd7d33a76ee4916743cbeb8ab387803c8f', X'927ffe27920a2d45c40cb1d580ee711bcce25fc8aada30d977a3b5047382233f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 5, X'01a2194a1d807b4692d8af0ac4761fdb', 1795720617344, NULL, X'01a2194a1d8072508796730d8243168a', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d80-71a3-8e29-1599457410d5', 'settings.changed', 'settings', '', 'Guildhall', '{"before":{"second_factor":"optional"},"after":{"second_factor":"admins"}}', NULL, 'settings.changed
guildhall
ada@example.com
optional
admins', X'a69cbfb5a6841b2592d63344af3624be0155b8c2bcc0c4bfdfe9fac3ea3eec84', X'10446f60cec06996734cb321d6263013215800d8352aea4c6fbaece51096e800');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 6, X'01a2194a1d9b72ba9fcd95c6ae0bfd87', 1795720617371, NULL, X'01a2194a1d937de28eebe10ae45a0e00', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2194a-1d93-7b3b-b1d3-c658767e4da7', 'user.passkey_added', 'user', '01a2194a-1ce0-79ae-9a13-fd00da570ef0', 'ada@example.com', '{"before":null,"after":{"passkey":"Key ring"}}', NULL, 'user.passkey_added
ada@example.com
ada@example.com
key ring', X'10446f60cec06996734cb321d6263013215800d8352aea4c6fbaece51096e800', X'ae0e3aa8d1701a8992aa6ea5ccd4f1ec7be4c36a3dc9b714612bf3de1e40b48f');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf37e0a9acd2dc27cdd652b', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cef75349cabeb7762a5cc9a', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cfb7678b3a03529b2add815', X'01a2194a1ce779e088516584243d684a');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d037dec9f87e610244d7d60', X'01a2194a1cef75349cabeb7762a5cc9a');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef3', X'01a2194a1ce079ae9a13fd00da570ef2', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef4', X'01a2194a1ce079ae9a13fd00da570ef2', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef6', X'01a2194a1ce079ae9a13fd00da570ef5', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef7', X'01a2194a1ce079ae9a13fd00da570ef5', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cfb7678b3a03529b2add815', X'01a2194a1cf77dee96691fd09b4b55bd', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cff706ea225ced4288781af', X'01a2194a1cf970c2af35acd55808117e', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d037dec9f87e610244d7d60', X'01a2194a1cf970c2af35acd55808117e', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf77dee96691fd09b4b55bd', X'01a2194a1d0672a488cc87332e6c5037', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf77dee96691fd09b4b55bd', X'01a2194a1d0b7a5c867d4583a6792b83', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf970c2af35acd55808117e', X'01a2194a1d0672a488cc87332e6c5037', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef2', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795720617184);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef5', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795720617184);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef8', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795720617184);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf77dee96691fd09b4b55bd', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795720617207);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf970c2af35acd55808117e', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795720617209);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done, second_factor) VALUES (1, 'Guildhall', 6, NULL, NULL, 7, 0, 1, 'admins');
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d067417b56b0f35b564245f', X'01a2194a1d0672a488cc87332e6c5037', X'8a5c17fab4997c97b9c66587478bf378b937edf160d15f736311ac2181482468', 'shown', 1, 1795720617222, 1796325417222);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d0b77f58b021be34f38a0b1', X'01a2194a1d0b7a5c867d4583a6792b83', X'18fda14827fbe4c041250fc8d1ef29c29e180027173ef50aa6508bba3304a949', 'shown', 1, 1795720617227, 1796325417227);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce079ae9a13fd00da570ef9', X'01a2194a1ce079ae9a13fd00da570ef0', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795720617184, NULL, 1795720617184, 1795720617189, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d0672a488cc87332e6c5037', X'01a2194a1d0672a488cc87332e6c5036', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795720617222, 1796325417222, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d0b7a5c867d4583a6792b83', X'01a2194a1d0b7a5c867d4583a6792b82', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795720617227, 1796325417227, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d1e7a70b662de18e805dfa1', X'01a2194a1d1e7a70b662de18e805dfa0', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795720617246, NULL, NULL, 0, 4);
INSERT INTO passkeys (id, user_id, name, credential_id, public_key, sign_count, synced, transports, created_at, last_used_at) VALUES (X'01a2194a1d9b7fbdade47af63c61fffc', X'01a2194a1ce079ae9a13fd00da570ef0', 'Key ring', X'01020304', X'3059301306072a8648ce3d020106082a8648ce3d030107034200046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5', 0, 0, 'usb nfc', 1795720617371, NULL);
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'0a087fedad5321c8a2456a79343d965eb2f7171ea9a2e4e1ea6e2d1000be28dc');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'1917015c675dd1a00ce5e1e1bd0729348eb9a8055ea24d0dc08029c59e8537a8');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'45ace85805ebd757552e8cd65a1e3ff039c6cb0b62c4935dd481b36a71f7e0f8');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'5e7128ce0475ffaf6037388c7239363c5d60d5f73971160bc274abd2b2d8cf0e');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'6c78cb1990127c1817c65fe5ade30118c3b3daeda96ec82b6407d365a5a36d05');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'8acb1c1902296d3d9449316361ca4d0620dbb529d389bf333317d5eca0ce50a6');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'a06c8a345093de0b0f093803669fe6b17966a8c88f922457a93ef4c30997994e');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'ad3d9bb8815ea819f79da0a6f763636eb3301038ce121ad188c47a606b61b1ab');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'cff70f005f04aa362aae14206d44023908cd7a0ff28394ba0a5074659ef7af98');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', X'd9848830de5f0bfdbd704a4cd5fa49655d2e6593e114fbbfa13d53434905f3dc');
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d47721abb00aa8d98218634', 'publish', 1, 1);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d47721abb00aa8d98218634', 'read', 0, 0);
INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d47721abb00aa8d98218634', 'publish', 'read');
INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d47721abb00aa8d98218634', 'report', 1795720617287);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce5709aaeb6940d0ed13741', 'folder', 'Office', 'office', '', NULL, 1795720617189, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce779e088516584243d684a', 'app', 'Payroll', 'payroll', '', X'01a2194a1ce079ae9a13fd00da570ef9', 1795720617191, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1ce97688971c3284f47ec30c', 'app', 'Draft', 'draft', '', X'01a2194a1ce079ae9a13fd00da570ef9', 1795720617193, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cef75349cabeb7762a5cc9a', 'data_source', 'Store', 'store', 'postgresql', X'01a2194a1ce079ae9a13fd00da570ef9', 1795720617199, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1cf37e0a9acd2dc27cdd652b', 'constant', 'RATE', 'rate', 'plain', NULL, 1795720617203, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', X'01a2194a1d4f7289864a4c87a30d8166', 'report', 'First quarter', 'first quarter', '', NULL, 1795720617297, 'q1');
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795720617019);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795720617019);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (3, 'forward_sessions', X'3612d0c40c077c321f85558ff29e8373a386c7ae5869a960773ba9a9b74f02b4', 1795720617019);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (4, 'second_factors', X'2f2f065e753e167e842795d0b1188d10140b3af278349f896a4fed9e73ba5a15', 1795720617019);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (5, 'passkeys', X'30eac18a83e43f1f1f1250be778244780fd2e1e927802aaf6369b28dbd1eee88', 1795720617019);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', 'enabled', X'01f5aabf3142048fa604cba868dad7064e29fead0259d6df7dd7d21a4d9c10a9eec3964a49a15f2e8653e23df70c81d0c0e4fc231c2c57709814aa1c6e', 59857353, 1795720617312);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a2194a1ce079ae9a13fd00da570ef0', 'pending', X'0170d817fa5f241ad1f494815c48239829ac44637691ff77f7363cedc82a6fcca212139957576f6d15e6cc0d1489150d39bf620a2758211c8c1050687a', 0, 1795720617331);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a2194a1ce2768895fb52affff2a14c', X'01a2194a1ce079ae9a13fd00da570ef0', X'9070072e654afc9c7c7beccf1a057f26975c6cc8907341c0d513726c0bbe9101', 1795720617184, 1795720617184, 1796930217184, 1795720617184, '127.0.0.1', '');
INSERT INTO spent_challenges (challenge_hash, ends_at) VALUES (X'8e2c3a3b5e7fc25e54f6dbcd2e6aa5f09d3577e46f5919a3d290b6018a49a606', 1795720917363);
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at, second_factor_required) VALUES (X'01a2194a1ce079ae9a13fd00da570ef1', 'Acme', 'acme', 'acme', 'active', 19, 1795720617184, 1);
