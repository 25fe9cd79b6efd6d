#include "storage/migrations/texts.h"

namespace guildhall::storage {

// public_key: SubjectPublicKeyInfo, which says of which algorithm it is. sign_count: what the
// passkey counted when it was used last. spent_challenges: answered ones, until they would have ended anyway.
std::string_view migration_0005_passkeys() {
    return R"sql(
CREATE TABLE passkeys (
    id {uuid} PRIMARY KEY,
    user_id {uuid} NOT NULL REFERENCES accounts (id),
    name {text} NOT NULL,
    credential_id {blob} NOT NULL,
    public_key {blob} NOT NULL,
    sign_count {int} NOT NULL,
    synced {int} NOT NULL CHECK (synced IN (0, 1)),
    transports {text} NOT NULL,
    created_at {time} NOT NULL,
    last_used_at {time}
) {keyed};
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential_id);
CREATE INDEX passkeys_of_user ON passkeys (user_id, created_at);

CREATE TABLE spent_challenges (
    challenge_hash {blob} PRIMARY KEY,
    ends_at {time} NOT NULL
) {keyed};
CREATE INDEX spent_challenges_by_end ON spent_challenges (ends_at);
)sql";
}

}  // namespace guildhall::storage
