// Names, e-mail addresses and slugs: what is taken is taken again unchanged, and compared as it is stored.
#include "core/names.h"

#include "core/text.h"
#include "fuzz/fuzz.h"

using namespace guildhall::core;

template <class Kind>
static void check(std::string_view text) {
    const auto name = Kind::parse(text);
    if (!name.ok()) return;
    must(is_valid_utf8(name->str()) && has_visible(name->str()), "a name is text that can be seen");
    const auto again = Kind::parse(name->str());
    must(again.ok() && again->str() == name->str() && *again == *name, "a name is taken again unchanged");
    must(fold(name->folded()) == name->folded(), "a folded name stays as it is");
}

FUZZ(bytes) {
    check<PersonName>(bytes);
    check<WorkspaceName>(bytes);
    check<GroupName>(bytes);
    check<AppName>(bytes);
    if (const auto email = Email::parse(bytes); email.ok()) {
        const auto again = Email::parse(email->normalized());
        must(again.ok() && *again == *email && is_ascii(email->str()), "an address is taken again in lower case");
        must(email->str().find('@') == email->str().rfind('@'), "an address has one @");
    }
    for (int n = 1; n < 3; ++n) {
        if (const auto name = WorkspaceName::parse(bytes); name.ok()) (void)slug_from(*name, n);
        if (const auto name = AppName::parse(bytes); name.ok()) (void)slug_from(*name, n);
        if (const auto name = GroupName::parse(bytes); name.ok())
            must(!copy_of(name->str(), n).str().empty(), "a copy");
    }
}
