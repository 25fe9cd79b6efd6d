#include "core/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"

using namespace guildhall::core;

namespace {

using Cells = std::vector<std::string>;

CsvTable read(std::string_view file) {
    auto table = read_csv(file);
    EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.error().detail);
    return table.ok() ? *table : CsvTable{};
}

/// A cell that a person could have typed: no NUL, no `'` that the import would take for the guard.
rc::Gen<std::string> any_cell() {
    const auto letter =
        rc::gen::element<std::string>("a", "é", "🦉", ",", ";", "\t", "\"", "\r", "\n", " ", "=", "-", "@", "'");
    return rc::gen::suchThat(
        rc::gen::map(rc::gen::container<std::vector<std::string>>(letter),
                     [](const auto& letters) {
                         std::string text;
                         for (const auto& l : letters) text += l;
                         return text;
                     }),
        [](const std::string& text) {
            return !(text.size() >= 2 && text[0] == '\'' && std::string("=+-@\t\r").find(text[1]) != std::string::npos);
        });
}

}  // namespace

TEST(csv, M48_rows_are_counted_with_header_and_blank_lines) {
    const auto table = read("name,email\n\nAna,a@b.co\r\n   \n\"\",x@b.co\n");
    EXPECT_EQ(table.header, (Cells{"name", "email"}));
    ASSERT_EQ(table.records.size(), 2u);
    EXPECT_EQ(table.records[0].row, 3u);
    EXPECT_EQ(table.records[0].cells, (Cells{"Ana", "a@b.co"}));
    EXPECT_EQ(table.records[1].row, 5u);
}

TEST(csv, byte_order_mark_mixed_line_ends_and_a_missing_last_one_are_read) {
    const auto table = read("\xef\xbb\xbfname,email\r\nAna,a@b.co\nBo,b@b.co");
    EXPECT_EQ(table.header[0], "name");
    ASSERT_EQ(table.records.size(), 2u);
    EXPECT_EQ(table.records[1].cells[1], "b@b.co");
    EXPECT_EQ(read("a,b\r\n1,2\r").records[0].cells[1], "2");
}

TEST(csv, semicolon_or_tab_divide_where_the_header_has_no_comma) {
    EXPECT_EQ(read("name;email\nDíaz, Ana;a@b.co\n").records[0].cells, (Cells{"Díaz, Ana", "a@b.co"}));
    EXPECT_EQ(read("name\temail\nDíaz; Ana\ta@b.co\n").records[0].cells, (Cells{"Díaz; Ana", "a@b.co"}));
    EXPECT_EQ(read("name,e;mail\nAna,a\n").header, (Cells{"name", "e;mail"}));
    EXPECT_EQ(read("\"a,b\";c\n1;2\n").header, (Cells{"a,b", "c"})) << "a quoted comma is no delimiter";
    EXPECT_EQ(read("email\na@b.co\n").records[0].cells, (Cells{"a@b.co"}));
}

TEST(csv, quoted_cells_hold_delimiters_line_ends_and_quotes) {
    const auto table = read("a,b\n\"x,\"\"y\"\"\nz\",2\n\"\"  ,\"q\" \n");
    EXPECT_EQ(table.records[0].cells, (Cells{"x,\"y\"\nz", "2"}));
    EXPECT_EQ(table.records[1].cells, (Cells{"", "q"}));
    EXPECT_EQ(table.records[1].row, 3u) << "a row is a record, not a line";
    EXPECT_EQ(read("a,b\n1\"2,3\n").records[0].cells[0], "1\"2") << "a quote within an unquoted cell is text";
}

TEST(csv, malformed_rows_are_told_each_by_itself) {
    const auto table = read("a,b\n1\n1,2,3\n\"x\"y,2\n\"open,2\nok,3\n");
    ASSERT_EQ(table.records.size(), 5u);
    EXPECT_EQ(table.records[0].fault, CsvFault::wrong_column_count);
    EXPECT_EQ(table.records[1].fault, CsvFault::wrong_column_count);
    EXPECT_EQ(table.records[2].fault, CsvFault::text_after_quote);
    EXPECT_EQ(table.records[3].fault, CsvFault::unclosed_quote);
    EXPECT_EQ(table.records[4].fault, CsvFault::none) << "an open quote costs its line only";
    EXPECT_EQ(table.records[4].cells, (Cells{"ok", "3"}));
    EXPECT_EQ(table.records[4].row, 6u);
    EXPECT_EQ(describe(CsvFault::wrong_column_count, 1, 2).find("The row has 1 column, the header 2"), 0u);
}

TEST(csv, files_that_are_not_text_are_refused_as_a_whole) {
    for (const std::string& file :
         {std::string("\xff\xfe"
                      "a\0,\0",
                      6),
          std::string("\xfe\xff\0a", 4), std::string("a,b\n1,\0 2", 8), std::string("a,b\n\xe9,2\n"), std::string(""),
          std::string(" \n\n"), std::string("\xef\xbb\xbf"), std::string("a,b\r1,2\r3,4"),
          std::string("\"a,b\n1,2\n")}) {
        const auto table = read_csv(file);
        ASSERT_FALSE(table.ok()) << file;
        EXPECT_EQ(table.error().code, ErrorCode::invalid_request);
        EXPECT_FALSE(table.error().detail.empty());
    }
}

TEST(csv, limits_are_too_large) {
    EXPECT_EQ(read_csv("a\n1\n2\n3\n", {100, 2}).error().code, ErrorCode::too_large);
    EXPECT_TRUE(read_csv("a\n1\n\n\n2\n", {100, 2}).ok()) << "blank lines are no rows";
    EXPECT_EQ(read_csv("a\n1\n2\n3\n", {7, 9}).error().code, ErrorCode::too_large);
}

TEST(csv, exports_guard_formulas_and_the_import_drops_the_guard) {
    std::string file;
    write_csv_record(file, {"=1+1", "+4", "-5", "@a", "\tb", "\rc", "'tis", "a=b", "x,y", "say \"hi\""});
    EXPECT_EQ(file, "'=1+1,'+4,'-5,'@a,\"'\tb\",\"'\rc\",'tis,a=b,\"x,y\",\"say \"\"hi\"\"\"\r\n");
    EXPECT_EQ(read("h\n'=1\n").records[0].cells[0], "=1");
    EXPECT_EQ(read("h\n'tis\n").records[0].cells[0], "'tis");
    EXPECT_EQ(read("h\n'\n").records[0].cells[0], "'");
}

RC_GTEST_PROP(csv, what_is_written_is_read_back, ()) {
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    const auto rows = *rc::gen::container<std::vector<Cells>>(rc::gen::container<Cells>(columns, any_cell()));
    Cells header;
    for (std::size_t i = 0; i < columns; ++i) header.push_back("h" + std::to_string(i));
    std::string file;
    write_csv_record(file, header);
    for (const auto& row : rows) write_csv_record(file, row);
    const auto table = read_csv(file);
    RC_ASSERT(table.ok());
    RC_ASSERT(table->records.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(table->records[i].fault == CsvFault::none);
        RC_ASSERT(table->records[i].cells == rows[i]);
    }
}

RC_GTEST_PROP(csv, any_bytes_are_read_or_refused, ()) {
    const auto piece = rc::gen::element<std::string>("a", ",", ";", "\t", "\"", "\"\"", "\r", "\n", " ", "'", "=",
                                                     "\xff", "é", std::string(1, '\0'));
    std::string file;
    for (const auto& part :
         *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(piece, rc::gen::arbitrary<std::string>())))
        file += part;
    const auto table = read_csv(file, {1000, 50});
    if (!table.ok()) return;
    std::size_t before = 0;
    for (const auto& record : table->records) {
        RC_ASSERT(record.row > before);
        before = record.row;
        if (record.fault == CsvFault::none) RC_ASSERT(record.cells.size() == table->header.size());
    }
}

TEST(csv, reading_a_hostile_file_takes_linear_time) {
    std::string file = "a,b\n\"\n";
    while (file.size() < 2'000'000) file += "\"\"\"\",\"\"x\n";
    EXPECT_TRUE(read_csv(file, {10'000'000, 1'000'000}).ok());
}
