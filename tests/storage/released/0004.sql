-- rights eaabbddf509b506e8d18f7031acb5a1474f0b56cc053eb2ebbd0c25ae0fe0105
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'Ada Admin', 'ada admin', 'active', '$argon2id$v=19$m=19456,t=2,p=1$DWMcEiiUHWQpKSLc7yNeMg$6eRy9NsRvJAZcqqVPyryujXgVu0Iye/XNGQ7qh1CLok', 1795704936043, 1, 1795704936043, 1, 1795704936393);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2185ad73c719193483b9457b13cf7', 'bea@example.com', 'bea@example.com', 'Bea', 'bea', 'pending', NULL, NULL, 0, 1795704936252, 2, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2185ad7507efbbb8e60f23ab755f8', 'cal@example.com', 'cal@example.com', 'Cal', 'cal', 'pending', NULL, NULL, 0, 1795704936272, 3, NULL);
INSERT INTO accounts (id, email, email_folded, name, name_folded, status, password_hash, email_verified_at, instance_admin, created_at, search_row, second_factor_at) VALUES (X'01a2185ad763798c864a3e94ecb7b8ce', 'dan@example.com', 'dan@example.com', 'Dan', 'dan', 'pending', NULL, NULL, 0, 1795704936291, 4, NULL);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6a37c438ab165def2680d9d', 'payroll', 'https://payroll.example.com', '', '', NULL, 1);
INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6ac7a0e8510a927e947e504', 'draft', 'https://draft.example.com', '', '', X'01a2185ad68974ee8984ca1089b7f205', 0);
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 1, X'd9e72e67abe67cf673e8d05bc7fc4040c4418bdaf3da2d1f399b7b8aba68e0e0', 1795704936043, X'39ecd7a40bed2ebc6f2ad077a4fd4a8aa0e6cdb8b6455a8c753ce82be334c75da84ca931d2e4c8cd8a5db4e9fccc05e2397d0576106f4f5dc5638136a431700e');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'00000000000000000000000000000000', 5, X'9e05b44a80e89162c3b4653722e2f2cf4c30dadc7ffe3725ea2c87817d1d8985', 1795704936513, X'ea275cebd19be1bbb350cf3fd8d825fd62f021db01d4e585193a05017921ff777be7f1f0348ef135e6de647bf139b23e8e498b9b50e9944e6f508cbcab5b170b');
INSERT INTO audit_checkpoints (trail, seq, hash, at, signature) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 23, X'bdbe37013369d71a93a2c066d519681334e8ff63a5d215a09f15c08823c6b7a4', 1795704936513, X'63296880297919ac297e766d62acf62ba4ba6fce932a29ab813a7ee295b1c20bc204fb9e333b2f3af9a8673468620189668d6e38e286232b23c923377629610f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 1, X'01a2185ad66c7d2c9026d72ce5f41b3f', 1795704936043, NULL, X'01a2185ad5db739c9f50ba7e1dfab142', NULL, '', '', 'session', '127.0.0.1', '01a2185a-d5db-7404-b989-215cebce80b4', 'user.setup', 'user', '01a2185a-d66b-746e-afd8-bfc2a8764b51', 'ada@example.com', '{"before":null,"after":{"status":"active","instance_admin":true,"email_verified":true,"name":"Ada Admin"},"effects":[{"kind":"member_joined","workspace":{"id":"01a2185a-d66b-746e-afd8-bfc2a8764b52","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'user.setup
ada@example.com

active
ada admin', X'0000000000000000000000000000000000000000000000000000000000000000', X'd9e72e67abe67cf673e8d05bc7fc4040c4418bdaf3da2d1f399b7b8aba68e0e0');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 2, X'01a2185ad66c75349061d8c27aca13ec', 1795704936043, NULL, X'01a2185ad5db739c9f50ba7e1dfab142', NULL, '', '', 'session', '127.0.0.1', '01a2185a-d5db-7404-b989-215cebce80b4', 'workspace.created', 'workspace', '01a2185a-d66b-746e-afd8-bfc2a8764b52', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"}}', NULL, 'workspace.created
acme

acme
acme', X'd9e72e67abe67cf673e8d05bc7fc4040c4418bdaf3da2d1f399b7b8aba68e0e0', X'75421886391502cab642957777d59e43b24b161eb69662eab391e9a74327297d');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 1, X'01a2185ad66c7cf38468f8fc11928394', 1795704936043, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad5db739c9f50ba7e1dfab142', NULL, '', '', 'session', '127.0.0.1', '01a2185a-d5db-7404-b989-215cebce80b4', 'workspace.created', 'workspace', '01a2185a-d66b-746e-afd8-bfc2a8764b52', 'Acme', '{"before":null,"after":{"name":"Acme","slug":"acme"},"effects":[{"kind":"member_joined","workspace":{"id":"01a2185a-d66b-746e-afd8-bfc2a8764b52","slug":"acme","name":"Acme"},"member":{"id":null,"email":"ada@example.com","name":"Ada Admin"},"role":"admin"}],"counts":{"member_joined":1}}', NULL, 'workspace.created
acme

acme
acme', X'0000000000000000000000000000000000000000000000000000000000000000', X'56a7a7e774779695690c8bf0e79d2ab2904b794318e5ec31907fe77d1c40e2e5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 2, X'01a2185ad66c7f09b64b2474d6c35bc2', 1795704936043, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad5db739c9f50ba7e1dfab142', NULL, '', '', 'session', '127.0.0.1', '01a2185a-d5db-7404-b989-215cebce80b4', 'member.accepted', 'member', '01a2185a-d66b-746e-afd8-bfc2a8764b5a', 'ada@example.com', '{"before":null,"after":{"status":"active","email":"ada@example.com","name":"Ada Admin","role":"admin","source":"invite"}}', NULL, 'member.accepted
ada@example.com

active
ada@example.com
ada admin
admin
invite', X'56a7a7e774779695690c8bf0e79d2ab2904b794318e5ec31907fe77d1c40e2e5', X'68b8f0807d7292589c639472086788afc7853de1518f6957bb4117ea1d940def');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 3, X'01a2185ad66c77049471b3fe1b75832b', 1795704936043, NULL, X'01a2185ad5db739c9f50ba7e1dfab142', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d5db-7404-b989-215cebce80b4', 'session.created', 'user', '01a2185a-d66b-746e-afd8-bfc2a8764b51', 'ada@example.com', '{"before":null,"after":null}', NULL, 'session.created
ada@example.com
ada@example.com', X'75421886391502cab642957777d59e43b24b161eb69662eab391e9a74327297d', X'8f21b08be9ded888991fd7dfb345c327368afc74f555c2feed9fcdf94e4e9b4f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 3, X'01a2185ad68a7eac8f7785145ebaa8d7', 1795704936073, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6897057843674f746340a22', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d689-7ce2-9e91-da401cce3992', 'folder.created', 'folder', '01a2185a-d689-74ee-8984-ca1089b7f205', 'Office', '{"before":null,"after":{"name":"Office"}}', NULL, 'folder.created
office
ada@example.com
office', X'68b8f0807d7292589c639472086788afc7853de1518f6957bb4117ea1d940def', X'6a9b87f5f42c21fd0827f3540dec665207d7ec260e77c04ebef6e66dba58f29b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 4, X'01a2185ad6a37bd4a62ee3bb915a8e4c', 1795704936099, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6a374e9a8a890c489e0e194', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6a3-7d2c-8b49-5468b8ee9cef', 'app.created', 'app', '01a2185a-d6a3-7c43-8ab1-65def2680d9d', 'Payroll', '{"before":null,"after":{"name":"Payroll","slug":"payroll","url":"https://payroll.example.com","description":"","icon":"","folder":null,"released":true,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
payroll
ada@example.com
payroll
payroll
https://payroll.example.com


ada@example.com', X'6a9b87f5f42c21fd0827f3540dec665207d7ec260e77c04ebef6e66dba58f29b', X'7fc765810ee4b2545c4bdd31a7e9ee8abb4c4ae052f87344afd56c5672b8c526');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 5, X'01a2185ad6ac7cd9b9a089dd7a8b2c4a', 1795704936108, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6ac7b5db0bc33408c88e051', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6ac-76e5-81c4-40e13116a1b6', 'app.created', 'app', '01a2185a-d6ac-7a0e-8510-a927e947e504', 'Draft', '{"before":null,"after":{"name":"Draft","slug":"draft","url":"https://draft.example.com","description":"","icon":"","folder":"Office","released":false,"owner":"ada@example.com"},"counts":{"access_gained":1}}', NULL, 'app.created
draft
ada@example.com
draft
draft
https://draft.example.com


office
ada@example.com', X'7fc765810ee4b2545c4bdd31a7e9ee8abb4c4ae052f87344afd56c5672b8c526', X'440f577580d96f51ca15c6836fc49518534e5f6dfd0d57be98ee68f2021e62a5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 6, X'01a2185ad6bf7df889f6f0a5b43734a9', 1795704936127, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6bf75adb2aefab6f948c5cb', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6bf-7968-8088-3b12615868fe', 'data_source.created', 'data_source', '01a2185a-d6bf-77e0-a287-cacc701bac94', 'Store', '{"before":null,"after":{"name":"Store","kind":"postgresql","owner":"ada@example.com","options":{"host":"changed"}},"counts":{"access_gained":1}}', NULL, 'data_source.created
store
ada@example.com
store
postgresql
ada@example.com
changed', X'440f577580d96f51ca15c6836fc49518534e5f6dfd0d57be98ee68f2021e62a5', X'99098c13164434637614d18a306588a0402cab270e67aa607eece57b59974c24');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 7, X'01a2185ad6d87b65b414846f07725703', 1795704936152, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6d87ba0811a2402b5fc2b02', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6d8-720c-a3bc-5040aa072324', 'constant.created', 'constant', '01a2185a-d6d8-7733-ab3f-15ec7e6d6a9d', 'RATE', '{"before":null,"after":{"name":"RATE","kind":"plain"}}', NULL, 'constant.created
rate
ada@example.com
rate
plain', X'99098c13164434637614d18a306588a0402cab270e67aa607eece57b59974c24', X'fd755d2b59ea64c83fc420135eb282abe99f6f4aecf95024ff21872112b720e5');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 8, X'01a2185ad6e37eef87cb5a054b952a7d', 1795704936163, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6df75a1a0c82daed8656522', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6df-71ab-adf9-bb3e7d9f834e', 'group.created', 'group', '01a2185a-d6df-7f04-a93c-23944ccbf644', 'Readers', '{"before":null,"after":{"name":"Readers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
readers
ada@example.com
readers', X'fd755d2b59ea64c83fc420135eb282abe99f6f4aecf95024ff21872112b720e5', X'781568608c418351250ead6d399b5ac415b20121333b757aa06b460ce4a24772');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 9, X'01a2185ad6f87d7bb62c2ddb2c59e39f', 1795704936184, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6f871b9a41b8bbb381a9afc', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d6f8-7ca4-ac5e-25b09a79ee6d', 'group.created', 'group', '01a2185a-d6f8-74e3-88f6-5a1b4318755d', 'Makers', '{"before":null,"after":{"name":"Makers","permissions":[],"grants":[],"members":[],"members_count":0}}', NULL, 'group.created
makers
ada@example.com
makers', X'781568608c418351250ead6d399b5ac415b20121333b757aa06b460ce4a24772', X'a695240c4421c14c31a29a1e56ba9d94db8a409d6790e006049f6f021ce2ed1b');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 10, X'01a2185ad7067839bd1700a8527ad051', 1795704936198, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7067090afcbde932d383217', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d706-78ab-a1fb-36cf0f579096', 'grant.created', 'grant', '01a2185a-d706-7a92-9da8-ea5bd63548a5', 'See', '{"before":null,"after":{"name":"See","resource_type":"app","access":"view","scope":"selected","hide_from_dashboard":false,"resources":["Payroll"],"resources_count":1,"group":{"id":"01a2185a-d6df-7f04-a93c-23944ccbf644","name":"Readers"}}}', '[{"kind":"grant","group":"01a2185a-d6df-7f04-a93c-23944ccbf644","after":{"id":"01a2185a-d706-7a92-9da8-ea5bd63548a5","name":"See","hide_from_dashboard":false,"all":false,"resources":["01a2185a-d6a3-7c43-8ab1-65def2680d9d"],"type":"app","access":"view"}}]', 'grant.created
see
ada@example.com
see
app
view
selected
payroll
01a2185a-d6df-7f04-a93c-23944ccbf644
readers', X'a695240c4421c14c31a29a1e56ba9d94db8a409d6790e006049f6f021ce2ed1b', X'6bfdcf57e59b2f8432cdecf1db7c81e77b58d19ff33e9be3cec45203c1981336');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 11, X'01a2185ad718761686e1af9095447c35', 1795704936216, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7187b549363f17690ca64d9', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d718-7aaf-921c-3b2e01a64a05', 'grant.created', 'grant', '01a2185a-d718-7c63-900c-6188ef06fcc4', 'Edit', '{"before":null,"after":{"name":"Edit","resource_type":"app","access":"edit","scope":"all","hide_from_dashboard":false,"group":{"id":"01a2185a-d6f8-74e3-88f6-5a1b4318755d","name":"Makers"}}}', '[{"kind":"grant","group":"01a2185a-d6f8-74e3-88f6-5a1b4318755d","after":{"id":"01a2185a-d718-7c63-900c-6188ef06fcc4","name":"Edit","hide_from_dashboard":false,"all":true,"resources":[],"type":"app","access":"edit"}}]', 'grant.created
edit
ada@example.com
edit
app
edit
all
01a2185a-d6f8-74e3-88f6-5a1b4318755d
makers', X'6bfdcf57e59b2f8432cdecf1db7c81e77b58d19ff33e9be3cec45203c1981336', X'227c8e51b11014344358b975d8912047369e60fa300db5e7f9876cda141def1a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 12, X'01a2185ad720709e8ea54de3785c5a7e', 1795704936224, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad71c7de8a1b236cfe42e105d', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d71c-7c41-8019-8cb46bb8ce7f', 'grant.created', 'grant', '01a2185a-d71c-7d2d-ba8c-cecc918b708c', 'Use', '{"before":null,"after":{"name":"Use","resource_type":"data_source","access":"use","scope":"selected","hide_from_dashboard":false,"resources":["Store"],"resources_count":1,"group":{"id":"01a2185a-d6f8-74e3-88f6-5a1b4318755d","name":"Makers"}}}', '[{"kind":"grant","group":"01a2185a-d6f8-74e3-88f6-5a1b4318755d","after":{"id":"01a2185a-d71c-7d2d-ba8c-cecc918b708c","name":"Use","hide_from_dashboard":false,"all":false,"resources":["01a2185a-d6bf-77e0-a287-cacc701bac94"],"type":"data_source","access":"use"}}]', 'grant.created
use
ada@example.com
use
data_source
use
selected
store
01a2185a-d6f8-74e3-88f6-5a1b4318755d
makers', X'227c8e51b11014344358b975d8912047369e60fa300db5e7f9876cda141def1a', X'8e66fc5bcecae01321da72ef3b08d45904a5ac549d6da0442defb9fbd7d4a773');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 13, X'01a2185ad73d730cb72cbd8124884c1f', 1795704936252, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad73c7bd09a28d409d609b68f', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d73c-7236-88d5-731c9edc8048', 'member.invited', 'member', '01a2185a-d73c-7191-9348-3b9457b13cf8', 'bea@example.com', '{"before":null,"after":{"status":"invited","email":"bea@example.com","name":"Bea","role":"builder","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"bea@example.com","name":"Bea"},"role":"builder"},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a2185a-d6df-7f04-a93c-23944ccbf644","name":"Readers"},"expires_at":null},{"kind":"group_joined","member":{"id":null,"email":"bea@example.com","name":"Bea"},"group":{"id":"01a2185a-d6f8-74e3-88f6-5a1b4318755d","name":"Makers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":2,"permission_gained":6,"access_gained":3}}', NULL, 'member.invited
bea@example.com
ada@example.com
invited
bea@example.com
bea
builder
invite', X'8e66fc5bcecae01321da72ef3b08d45904a5ac549d6da0442defb9fbd7d4a773', X'4df60e7225f6c9e1c32c647e11fdac7f496e18c0b45157162c121660b209abfb');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 14, X'01a2185ad73d79d98168b8fc38e313b2', 1795704936252, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad73c7bd09a28d409d609b68f', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d73c-7236-88d5-731c9edc8048', 'group.member_added', 'group', '01a2185a-d6df-7f04-a93c-23944ccbf644', 'Readers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
bea@example.com
01a2185a-d73c-7191-9348-3b9457b13cf8', X'4df60e7225f6c9e1c32c647e11fdac7f496e18c0b45157162c121660b209abfb', X'5c533e2e94172810a9cbd764d65460dcfd975e13fd801ec056b63f3c1907d416');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 15, X'01a2185ad73d762580e2e8604bfc21b2', 1795704936252, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad73c7bd09a28d409d609b68f', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d73c-7236-88d5-731c9edc8048', 'group.member_added', 'group', '01a2185a-d6f8-74e3-88f6-5a1b4318755d', 'Makers', '{"before":null,"after":{"members":["bea@example.com"],"members_count":1}}', NULL, 'group.member_added
makers
ada@example.com
bea@example.com
01a2185a-d73c-7191-9348-3b9457b13cf8', X'5c533e2e94172810a9cbd764d65460dcfd975e13fd801ec056b63f3c1907d416', X'9666785f02c368e6c29f1ad7e1ed906c9c0d8ea8ce63c69b5dc120e4614e11c1');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 16, X'01a2185ad7507527ac8e6801b8110a6a', 1795704936272, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad75071f99de30d5a931b9cfa', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d750-7dc4-a6ea-2da43480b44d', 'member.invited', 'member', '01a2185a-d750-7efb-bb8e-60f23ab755f9', 'cal@example.com', '{"before":null,"after":{"status":"invited","email":"cal@example.com","name":"Cal","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"cal@example.com","name":"Cal"},"role":"end_user"},{"kind":"group_joined","member":{"id":null,"email":"cal@example.com","name":"Cal"},"group":{"id":"01a2185a-d6df-7f04-a93c-23944ccbf644","name":"Readers"},"expires_at":null}],"counts":{"member_invited":1,"group_joined":1,"access_gained":1}}', NULL, 'member.invited
cal@example.com
ada@example.com
invited
cal@example.com
cal
end_user
invite', X'9666785f02c368e6c29f1ad7e1ed906c9c0d8ea8ce63c69b5dc120e4614e11c1', X'a23899b8aa21d664c4b05c0da8c5d8086fef53a9afffc329a9e3906e061b449e');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 17, X'01a2185ad750735b88d1709f237fa883', 1795704936272, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad75071f99de30d5a931b9cfa', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d750-7dc4-a6ea-2da43480b44d', 'group.member_added', 'group', '01a2185a-d6df-7f04-a93c-23944ccbf644', 'Readers', '{"before":null,"after":{"members":["cal@example.com"],"members_count":1}}', NULL, 'group.member_added
readers
ada@example.com
cal@example.com
01a2185a-d750-7efb-bb8e-60f23ab755f9', X'a23899b8aa21d664c4b05c0da8c5d8086fef53a9afffc329a9e3906e061b449e', X'a6b8a7e2973342e692373c8f417e2bc8876cc7b313093e401983bbbfdc4a7cd1');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 18, X'01a2185ad76373e3b35821565fddb11d', 1795704936291, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7637ffa8c52f2566738b158', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d763-7288-a778-6708ad44d4d3', 'member.invited', 'member', '01a2185a-d763-798c-864a-3e94ecb7b8cf', 'dan@example.com', '{"before":null,"after":{"status":"invited","email":"dan@example.com","name":"Dan","role":"end_user","source":"invite"},"effects":[{"kind":"member_invited","member":{"id":null,"email":"dan@example.com","name":"Dan"},"role":"end_user"}],"counts":{"member_invited":1}}', NULL, 'member.invited
dan@example.com
ada@example.com
invited
dan@example.com
dan
end_user
invite', X'a6b8a7e2973342e692373c8f417e2bc8876cc7b313093e401983bbbfdc4a7cd1', X'9f5446f2bc0539c970afc7085a568007fd57462be48d62a0317ca3a487dc485f');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 19, X'01a2185ad7837bcda8dd1034c4b556a0', 1795704936323, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7837079bde079021a2f794a', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d783-7756-a563-a9aa8ac9cda4', 'member.archived', 'member', '01a2185a-d763-798c-864a-3e94ecb7b8cf', 'dan@example.com', '{"before":{"status":"invited"},"after":{"status":"archived"},"effects":[{"kind":"member_archived","member":{"id":"01a2185a-d763-798c-864a-3e94ecb7b8cf","email":"dan@example.com","name":"Dan"}}],"counts":{"member_archived":1}}', NULL, 'member.archived
dan@example.com
ada@example.com
invited
archived', X'9f5446f2bc0539c970afc7085a568007fd57462be48d62a0317ca3a487dc485f', X'b0d671e1b4aaec491433dca057e2b95d66513558ba54010adfbcd9b87705ac11');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 20, X'01a2185ad792789eb975be44380e226c', 1795704936338, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7927b90b7ecea1edc1f0b4a', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d792-75a6-b466-7cd5fff095a5', 'resource_type.created', 'resource_type', '01a2185a-d792-720d-85ad-197b3f63f376', 'report', '{"before":null,"after":{"name":"report","actions":[{"name":"read","implies":[]},{"name":"publish","implies":["read"]}],"builder_level":["publish"]}}', NULL, 'resource_type.created
report
ada@example.com
report
read
publish
read
publish', X'b0d671e1b4aaec491433dca057e2b95d66513558ba54010adfbcd9b87705ac11', X'88b218d7841edcf54a344f902973825f1b8484eaca4c4bd669a4ed7137f1622a');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 21, X'01a2185ad7b773789a81912dd878814d', 1795704936375, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7b7732186753cb123e1adb7', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d7b7-7065-aa8e-a1833b3fa307', 'resource.created', 'report', 'q1', 'First quarter', '{"before":null,"after":{"name":"First quarter","owner":null},"counts":{"access_gained":1}}', NULL, 'resource.created
first quarter
ada@example.com
first quarter', X'88b218d7841edcf54a344f902973825f1b8484eaca4c4bd669a4ed7137f1622a', X'd36dda5e24a3ba1f9e782e18a5e0fdf95f4f0511dc0ca9b44d93a2da046de511');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 4, X'01a2185ad7cf7b828717a2d27c34f5ba', 1795704936393, NULL, X'01a2185ad7c87759b2e34e3663c190f2', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d7c8-7ed8-906d-3c5564a77011', 'user.second_factor_enabled', 'user', '01a2185a-d66b-746e-afd8-bfc2a8764b51', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'8f21b08be9ded888991fd7dfb345c327368afc74f555c2feed9fcdf94e4e9b4f', X'd4f028452556fb4db0ab026c63ae6727ad80c5e32eb6001dfe6a61dea1e11eac');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 22, X'01a2185ad7cf720ca9e9a279f379fef7', 1795704936393, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7c87759b2e34e3663c190f2', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d7c8-7ed8-906d-3c5564a77011', 'user.second_factor_enabled', 'user', '01a2185a-d66b-746e-afd8-bfc2a8764b51', 'ada@example.com', '{"before":{"second_factor":false},"after":{"second_factor":true}}', NULL, 'user.second_factor_enabled
ada@example.com
ada@example.com', X'd36dda5e24a3ba1f9e782e18a5e0fdf95f4f0511dc0ca9b44d93a2da046de511', X'b23a43e90bcabc6e8b1b603c92749d75b20aa59377a58e680ab823c7d5a87178');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 23, X'01a2185ad7f37a50990a841aed0c3853', 1795704936435, X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7f37567acd56e7f9100e4dd', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d7f3-7b99-b850-cc6a108cf566', 'workspace.changed', 'workspace', '01a2185a-d66b-746e-afd8-bfc2a8764b52', 'Acme', '{"before":{"second_factor_required":false},"after":{"second_factor_required":true}}', NULL, 'workspace.changed
acme
ada@example.com', X'b23a43e90bcabc6e8b1b603c92749d75b20aa59377a58e680ab823c7d5a87178', X'bdbe37013369d71a93a2c066d519681334e8ff63a5d215a09f15c08823c6b7a4');
INSERT INTO audit_events (trail, seq, id, at, workspace_id, change_id, actor_user_id, actor_email, actor_folded, via, address, request_id, action, target_type, target_id, target_name, body, undo, search_text, prev_hash, hash) VALUES (X'00000000000000000000000000000000', 5, X'01a2185ad80a7a6fb588d7f528284ae6', 1795704936458, NULL, X'01a2185ad80772c38e354daae1cbc3ef', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'ada@example.com', 'session', '127.0.0.1', '01a2185a-d807-73bf-8570-fae243308822', 'settings.changed', 'settings', '', 'Guildhall', '{"before":{"second_factor":"optional"},"after":{"second_factor":"admins"}}', NULL, 'settings.changed
guildhall
ada@example.com
optional
admins', X'd4f028452556fb4db0ab026c63ae6727ad80c5e32eb6001dfe6a61dea1e11eac', X'9e05b44a80e89162c3b4653722e2f2cf4c30dadc7ffe3725ea2c87817d1d8985');
INSERT INTO constants (workspace_id, id, value, sealed) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6d87733ab3f15ec7e6d6a9d', '4', NULL);
INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6bf77e0a287cacc701bac94', '{"host":"db"}', NULL);
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7067a929da8ea5bd63548a5', X'01a2185ad6a37c438ab165def2680d9d');
INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad71c7d2dba8ccecc918b708c', X'01a2185ad6bf77e0a287cacc701bac94');
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b54', X'01a2185ad66b746eafd8bfc2a8764b53', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b55', X'01a2185ad66b746eafd8bfc2a8764b53', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b57', X'01a2185ad66b746eafd8bfc2a8764b56', 'All apps', 'all apps', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b58', X'01a2185ad66b746eafd8bfc2a8764b56', 'All data sources', 'all data sources', 'data_source', 'configure', 0, 'all', 1);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7067a929da8ea5bd63548a5', X'01a2185ad6df7f04a93c23944ccbf644', 'See', 'see', 'app', 'view', 0, 'selected', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7187c63900c6188ef06fcc4', X'01a2185ad6f874e388f65a1b4318755d', 'Edit', 'edit', 'app', 'edit', 0, 'all', 0);
INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, hide_from_dashboard, scope, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad71c7d2dba8ccecc918b708c', X'01a2185ad6f874e388f65a1b4318755d', 'Use', 'use', 'data_source', 'use', 0, 'selected', 1);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6df7f04a93c23944ccbf644', X'01a2185ad73c719193483b9457b13cf8', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6df7f04a93c23944ccbf644', X'01a2185ad7507efbbb8e60f23ab755f9', NULL);
INSERT INTO group_members (workspace_id, group_id, member_id, expires_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6f874e388f65a1b4318755d', X'01a2185ad73c719193483b9457b13cf8', NULL);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b53', 'Admin', 'admin', 'role', 'admin', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795704936043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b56', 'Builder', 'builder', 'role', 'builder', 1, 1, 1, 1, 1, 1, 1, NULL, NULL, 1795704936043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b59', 'End-user', 'end-user', 'role', 'end_user', 0, 0, 0, 0, 0, 0, 1, NULL, NULL, 1795704936043);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6df7f04a93c23944ccbf644', 'Readers', 'readers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 2, NULL, NULL, 1795704936163);
INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6f874e388f65a1b4318755d', 'Makers', 'makers', 'custom', NULL, 0, 0, 0, 0, 0, 0, 3, NULL, NULL, 1795704936184);
INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, setup_done, second_factor) VALUES (1, 'Guildhall', 6, NULL, NULL, 7, 0, 1, 'admins');
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad73d764cb6cf0f6a9245a4c7', X'01a2185ad73c719193483b9457b13cf8', X'8eb9f79920e0c9695e3d138b7c005a4b41533e0b8d916dc4e4f0164c0836a463', 'shown', 1, 1795704936252, 1796309736252);
INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad75079c0be1cb045b06ae3aa', X'01a2185ad7507efbbb8e60f23ab755f9', X'062f2759a8cc6ea1f262ca83408cfcee2fb7d304b409d46b01cbbe10efd9e14d', 'shown', 1, 1795704936272, 1796309736272);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad66b746eafd8bfc2a8764b5a', X'01a2185ad66b746eafd8bfc2a8764b51', 'ada@example.com', 'Ada Admin', 'ada admin', 'admin', 'explicit', 'active', 'invite', 1795704936043, NULL, 1795704936043, 1795704936073, 1);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad73c719193483b9457b13cf8', X'01a2185ad73c719193483b9457b13cf7', 'bea@example.com', 'Bea', 'bea', 'builder', 'explicit', 'invited', 'invite', 1795704936252, 1796309736252, NULL, 0, 2);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7507efbbb8e60f23ab755f9', X'01a2185ad7507efbbb8e60f23ab755f8', 'cal@example.com', 'Cal', 'cal', 'end_user', 'explicit', 'invited', 'invite', 1795704936272, 1796309736272, NULL, 0, 3);
INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, status, source, invited_at, invitation_expires_at, accepted_at, last_active_at, search_row) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad763798c864a3e94ecb7b8cf', X'01a2185ad763798c864a3e94ecb7b8ce', 'dan@example.com', 'Dan', 'dan', 'end_user', 'explicit', 'archived', 'invite', 1795704936291, NULL, NULL, 0, 4);
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'112d94bad78f5140c7f544f951fcb854896812ba737a49be18fbffd40815e28a');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'2faed62ea081f4a2d8cd00c731db64d34bdae17daf20d4bdfa90ecd8737a53ee');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'36a2b3e589c7921650b6630639cf6c94e949ae9d776e6f449096ed84dff90e4b');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'3e3b9273b3eb9ce7d60f58d08daf360853965fcc44b4065fceb82163304399fa');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'4ec3106d7ef00fa072abe49348d110d91e46cf6c7b1f439bbae4f6b85eaec82a');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'881b9b6dcf2bad076cf6a264befad41a2e91416f502a4f7f3b63aaf32c1c9780');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'edf52ec925b34e6e3cab46f0211180fa3da65649a3f50897b0d82ac9a52b4e39');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'f2a27de5741fbb635e92bfe8749d99f835d712b0bc7feaa396ad28960c4f2461');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'f658680db877615c64c9270bf091a53e2b0630f634a7b5e6ccca02d8f3667d90');
INSERT INTO recovery_codes (user_id, code_hash) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', X'ffb868babb2e4bc87d79785e9a79022f7e3c2ad514d3d75bc4ca7a3302fdeab5');
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad792720d85ad197b3f63f376', 'publish', 1, 1);
INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad792720d85ad197b3f63f376', 'read', 0, 0);
INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad792720d85ad197b3f63f376', 'publish', 'read');
INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad792720d85ad197b3f63f376', 'report', 1795704936338);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad68974ee8984ca1089b7f205', 'folder', 'Office', 'office', '', NULL, 1795704936073, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6a37c438ab165def2680d9d', 'app', 'Payroll', 'payroll', '', X'01a2185ad66b746eafd8bfc2a8764b5a', 1795704936099, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6ac7a0e8510a927e947e504', 'app', 'Draft', 'draft', '', X'01a2185ad66b746eafd8bfc2a8764b5a', 1795704936108, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6bf77e0a287cacc701bac94', 'data_source', 'Store', 'store', 'postgresql', X'01a2185ad66b746eafd8bfc2a8764b5a', 1795704936127, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad6d87733ab3f15ec7e6d6a9d', 'constant', 'RATE', 'rate', 'plain', NULL, 1795704936152, NULL);
INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, external_id) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', X'01a2185ad7b77187b3089d591954b916', 'report', 'First quarter', 'first quarter', '', NULL, 1795704936375, 'q1');
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (1, 'schema', X'5f5bb029c4db1f82e541a9b5ac98b29bf71e22dac22ab5f12d8436ef13cbb749', 1795704935622);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (2, 'resource_types', X'23fe9fcbda47842516644be4952d5fd3198fd2eeea8b6073662366f3a494bb11', 1795704935622);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (3, 'forward_sessions', X'3612d0c40c077c321f85558ff29e8373a386c7ae5869a960773ba9a9b74f02b4', 1795704935622);
INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (4, 'second_factors', X'2f2f065e753e167e842795d0b1188d10140b3af278349f896a4fed9e73ba5a15', 1795704935622);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', 'enabled', X'01a1fed3e8df99f6bdf246df83c9cc19c3b455c17eba35f9bfc4f3bfe5a0c7a530236528f881665ec0d4f1f37000cb4b508dfdb3e8c1b1e4b83ff20904', 59856831, 1795704936393);
INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES (X'01a2185ad66b746eafd8bfc2a8764b51', 'pending', X'01fae9eeb89497a051674ca2799351948ff65c0ff33c1c92abb14b9fd46f95952079a66a2c975967e9481dd098011e80c3404c8d2cdc64c3f4cfb42cfb', 0, 1795704936407);
INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent) VALUES (X'01a2185ad66c7dbf94f35587308f85da', X'01a2185ad66b746eafd8bfc2a8764b51', X'afd1fb4cfad25b995b7df5d73ddcb54ba48d69120c1ec43fa49ee8a5315e60a0', 1795704936043, 1795704936043, 1796914536043, 1795704936043, '127.0.0.1', '');
INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at, second_factor_required) VALUES (X'01a2185ad66b746eafd8bfc2a8764b52', 'Acme', 'acme', 'acme', 'active', 19, 1795704936043, 1);
