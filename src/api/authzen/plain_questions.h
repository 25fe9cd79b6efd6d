// The usual body of an evaluation, read in one pass without building a document: nothing in it but subjects, actions
// and resources, in plain ASCII without escapes. Whatever else stands there is left to the general reader, which says
// what is wrong or understands more; both read the same questions from what both can read.
#pragma once

#include <string_view>
#include <vector>

#include "core/question.h"

namespace guildhall::api {

struct PlainQuestions {
    std::vector<core::Question> questions;  ///< views into the body
    bool batch = false;                     ///< by `evaluations`, all of which are to be answered
};

/// False where the body holds anything else; `found` is of no meaning then. Keeps the room that `found` has.
bool read_plain_questions(std::string_view body, PlainQuestions& found);

}  // namespace guildhall::api
