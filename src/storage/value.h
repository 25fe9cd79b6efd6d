// What goes into a statement and comes out of a row: a parameter is one small variant, a column is read as a C++ type.
// Used by every table of storage/; nothing here knows an engine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/id.h"
#include "core/time.h"

namespace guildhall::storage {

/// Bytes of a BLOB column: sealed values, digests.
using Blob = std::vector<std::uint8_t>;

/// One bound parameter. It owns its bytes, so that a list of them may outlive what it was made from.
/// Booleans are stored as 0 and 1, times as milliseconds, ids as their 16 bytes.
class Value {
public:
    using Storage = std::variant<std::nullptr_t, std::int64_t, std::string, Blob, std::array<std::uint8_t, 16>>;

    Value(std::nullptr_t) : storage_(nullptr) {}
    Value(std::nullopt_t) : storage_(nullptr) {}
    template <class Number>
        requires std::is_integral_v<Number>
    Value(Number number) : storage_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : storage_(std::move(text)) {}
    Value(std::string_view text) : storage_(std::string(text)) {}
    Value(const char* text) : storage_(std::string(text)) {}
    Value(Blob bytes) : storage_(std::move(bytes)) {}
    Value(std::span<const std::uint8_t> bytes) : storage_(Blob(bytes.begin(), bytes.end())) {}
    template <std::size_t N>
    Value(const std::array<std::uint8_t, N>& bytes) : Value(std::span<const std::uint8_t>(bytes)) {}
    Value(const core::Uuid& uuid) : storage_(uuid.bytes) {}
    Value(core::Time time) : storage_(time.ms) {}
    template <class Tag>
    Value(const core::Id<Tag>& id) : Value(id.uuid()) {}
    template <class T>
    Value(const std::optional<T>& optional) : Value(optional ? Value(*optional) : Value(nullptr)) {}

    const Storage& storage() const { return storage_; }

private:
    Storage storage_;
};

/// The parameters of a statement: `$1` is the first.
using Sql = std::vector<Value>;

/// The row that a query stands at. Views into it live until the callback returns.
class Row {
public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    /// The whole text, also behind a NUL.
    virtual std::string_view text(int column) const = 0;
    virtual std::span<const std::uint8_t> bytes(int column) const = 0;

    /// Column `column` as a T: bool, an integer, std::string, std::string_view, Blob, a byte array, core::Time, an id,
    /// or an optional of these (empty where the column is NULL).
    template <class T>
    T get(int column) const;

    /// Reads the columns from the first on into the variables: `row.read(id, name, created_at)`.
    template <class... T>
    void read(T&... variables) const {
        int column = 0;
        ((variables = get<T>(column++)), ...);
    }
};

/// Throws the DatabaseError for a column whose bytes can't be what the program stored.
[[noreturn]] void throw_bad_column(int column);

namespace detail {

template <class T>
struct ColumnReader;

template <class T>
    requires std::is_integral_v<T>
struct ColumnReader<T> {
    static T read(const Row& row, int column) {
        if constexpr (std::is_same_v<T, bool>) return row.integer(column) != 0;
        return static_cast<T>(row.integer(column));
    }
};
template <>
struct ColumnReader<std::string_view> {
    static std::string_view read(const Row& row, int column) { return row.text(column); }
};
template <>
struct ColumnReader<std::string> {
    static std::string read(const Row& row, int column) { return std::string(row.text(column)); }
};
template <>
struct ColumnReader<Blob> {
    static Blob read(const Row& row, int column) {
        const auto bytes = row.bytes(column);
        return Blob(bytes.begin(), bytes.end());
    }
};
template <std::size_t N>
struct ColumnReader<std::array<std::uint8_t, N>> {
    static std::array<std::uint8_t, N> read(const Row& row, int column) {
        const auto bytes = row.bytes(column);
        if (bytes.size() != N) throw_bad_column(column);
        std::array<std::uint8_t, N> array;
        std::copy(bytes.begin(), bytes.end(), array.begin());
        return array;
    }
};
template <>
struct ColumnReader<core::Uuid> {
    static core::Uuid read(const Row& row, int column) {
        return {ColumnReader<std::array<std::uint8_t, 16>>::read(row, column)};
    }
};
template <>
struct ColumnReader<core::Time> {
    static core::Time read(const Row& row, int column) { return {row.integer(column)}; }
};
template <class Tag>
struct ColumnReader<core::Id<Tag>> {
    static core::Id<Tag> read(const Row& row, int column) {
        return core::Id<Tag>(ColumnReader<core::Uuid>::read(row, column));
    }
};
template <class T>
struct ColumnReader<std::optional<T>> {
    static std::optional<T> read(const Row& row, int column) {
        if (row.is_null(column)) return std::nullopt;
        return ColumnReader<T>::read(row, column);
    }
};

}  // namespace detail

template <class T>
T Row::get(int column) const {
    return detail::ColumnReader<T>::read(*this, column);
}

}  // namespace guildhall::storage
