// What the quick reader of questions takes, the strict reader of JSON must read in the same way; and what it read
// before must not matter.
#include "api/authzen/plain_questions.h"

#include "api/authzen/question.h"
#include "api/json_body.h"
#include "fuzz/fuzz.h"

using namespace guildhall;

static bool same(const core::Entity& a, const core::Entity& b) { return a.type == b.type && a.id == b.id; }

static void compare(const core::Question& plain, const boost::json::object& item, const boost::json::object* defaults) {
    const auto strict = api::read_question(item, defaults, api::Asked::decision);
    must(strict.ok(), "what is read quickly is a question");
    must(same(plain.subject, strict->subject) && same(plain.resource, strict->resource) &&
             plain.action == strict->action && !strict->explain,
         "both readers read the same question");
}

static void check(std::string_view body) {
    static api::PlainQuestions plain;
    if (!api::read_plain_questions(body, plain)) return;
    const auto strict = api::parse_body(body);
    must(strict.ok(), "what is read quickly is JSON");
    if (!plain.batch) {
        must(plain.questions.size() == 1 && !strict->contains("evaluations"), "a single question is no batch");
        return compare(plain.questions.front(), *strict, nullptr);
    }
    const boost::json::array& items = strict->at("evaluations").as_array();
    must(items.size() == plain.questions.size(), "a batch has as many questions");
    for (std::size_t i = 0; i < items.size(); ++i) compare(plain.questions[i], items[i].as_object(), &*strict);
}

// The bytes are bodies, one a line: each is read after those before it.
FUZZ(bytes) {
    check(bytes);
    while (!bytes.empty()) check(take_line(bytes));
}
