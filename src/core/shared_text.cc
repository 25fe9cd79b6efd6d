#include "core/shared_text.h"

#include <cstring>
#include <new>

namespace guildhall::core {

SharedText::Block* SharedText::make(std::string_view text) {
    if (text.empty()) return nullptr;
    void* room = ::operator new(sizeof(Block) + text.size());
    std::memcpy(static_cast<char*>(room) + sizeof(Block), text.data(), text.size());
    return new (room) Block{1, static_cast<std::uint32_t>(text.size())};
}

void SharedText::end(Block* block) {
    block->~Block();
    ::operator delete(block);
}

}  // namespace guildhall::core
