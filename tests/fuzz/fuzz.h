// What the fuzz targets share: one function per target, given the bytes, that ends the program where something that
// must hold doesn't.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// Ends the program where `holds` is false: libFuzzer then keeps the bytes.
inline void must(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "must hold: %s\n", what);
    std::abort();
}

/// Whether `part` lies within `whole`, so that it lives as long.
inline bool lies_within(std::string_view part, std::string_view whole) {
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

/// Takes the text up to the first line feed off the front, the line feed too.
inline std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    return line;
}

#define FUZZ(bytes)                                                                     \
    static void fuzz(std::string_view bytes);                                           \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        fuzz({reinterpret_cast<const char*>(data), size});                              \
        return 0;                                                                       \
    }                                                                                   \
    static void fuzz(std::string_view bytes)
