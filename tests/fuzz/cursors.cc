// Cursors: only what was made here is taken.
#include "api/cursor.h"

#include "fuzz/fuzz.h"

using namespace guildhall::api;

FUZZ(bytes) {
    for (std::size_t count = 0; count < 4; ++count) {
        const auto values = parse_cursor(bytes, count);
        if (!values.ok()) continue;
        must(values->size() == count, "a cursor has as many values as asked for");
        must(encode_cursor(*values) == bytes, "a cursor is what its values are written as");
    }
}
