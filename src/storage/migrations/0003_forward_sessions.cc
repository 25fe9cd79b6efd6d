#include "storage/migrations/texts.h"

namespace guildhall::storage {

std::string_view migration_0003_forward_sessions() {
    return R"sql(
CREATE TABLE forward_sessions (
    session_id {uuid} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    origin {text} NOT NULL,
    token_hash {blob} NOT NULL,
    PRIMARY KEY (session_id, origin)
) {keyed};
CREATE UNIQUE INDEX forward_sessions_token ON forward_sessions (token_hash);
)sql";
}

}  // namespace guildhall::storage
