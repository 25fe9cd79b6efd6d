#include "core/vocabulary.h"

namespace guildhall::core {

Vocabulary::Name Vocabulary::name(const std::string& text) {
    return {Word::of(text), text.size() > Word::kWhole ? text : std::string()};
}

Vocabulary::Vocabulary(const std::vector<ResourceType>& types) {
    for (const ResourceType& type : types)
        for (const TypeAction& action : type.actions) actions_.push_back(name(action.name));
    const Name* actions = actions_.data();
    for (const ResourceType& type : types) {
        Name called = name(type.name);
        if (type.name.empty()) called.word.size = ~std::uint64_t{0};  // a deleted type: no text is its name
        const auto count = static_cast<std::uint32_t>(type.actions.size());
        types_.push_back(
            {std::move(called), actions, count, static_cast<TypeNumber>(types_.size()), type.is_registered()});
        actions += count;
    }
    begin_ = types_.data();
    end_ = begin_ + types_.size();
}

}  // namespace guildhall::core
