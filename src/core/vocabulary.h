// The words of a workspace's questions: names of types and actions, laid out to be compared eight bytes at a time.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/resource_type.h"

namespace guildhall::core {

/// A text as three numbers. Up to kWhole bytes, texts are the same exactly when their words are; longer ones may differ
/// between head and tail.
struct Word {
    static constexpr std::size_t kWhole = 16;

    std::uint64_t size = 0, head = 0, tail = 0;

    [[gnu::always_inline]] static Word of(std::string_view text) {
        const char* const at = text.data();
        const std::size_t n = text.size();
        Word word{n, 0, 0};
        if (n >= 8) {
            std::memcpy(&word.head, at, 8);
            std::memcpy(&word.tail, at + n - 8, 8);
        } else if (n >= 4) {
            std::memcpy(&word.head, at, 4);
            std::memcpy(&word.tail, at + n - 4, 4);
        } else if (n) {
            word.head = static_cast<unsigned char>(at[0]);
            word.tail = static_cast<std::uint64_t>(static_cast<unsigned char>(at[n / 2])) << 8 |
                        static_cast<unsigned char>(at[n - 1]);
        }
        return word;
    }
    bool operator==(const Word&) const = default;
};

/// Numbers of types and of their actions by name. Immutable; of one list of types.
class Vocabulary {
public:
    explicit Vocabulary(const std::vector<ResourceType>& types);
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    /// The type of that name; ids of types are no words of a question.
    [[gnu::always_inline]] std::optional<TypeNumber> type(std::string_view name) const {
        const Word word = Word::of(name);
        for (const Type* type = begin_; type != end_; ++type)
            if (type->name.is(word, name)) return type->number;
        return std::nullopt;
    }
    /// The type's action of that name, grantable or not. REQUIRES: a number of the list
    [[gnu::always_inline]] std::optional<std::uint8_t> action(TypeNumber type, std::string_view name) const {
        const Word word = Word::of(name);
        const Type& of = begin_[type];
        for (std::uint32_t i = 0; i < of.action_count; ++i)
            if (of.actions[i].is(word, name)) return static_cast<std::uint8_t>(i);
        return std::nullopt;
    }
    bool is_registered(TypeNumber type) const { return begin_[type].is_registered; }

private:
    struct Name {
        Word word;
        std::string text;  ///< only where the word isn't whole

        bool is(const Word& other, std::string_view other_text) const {
            return word == other && (other.size <= Word::kWhole || text == other_text);
        }
    };
    struct Type {
        Name name;
        const Name* actions = nullptr;
        std::uint32_t action_count = 0;
        TypeNumber number = 0;
        bool is_registered = false;
    };
    static Name name(const std::string& text);

    std::vector<Type> types_;
    std::vector<Name> actions_;
    const Type *begin_ = nullptr, *end_ = nullptr;  ///< of types_
};

}  // namespace guildhall::core
