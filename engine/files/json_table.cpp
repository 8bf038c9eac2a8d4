// SPDX-License-Identifier: Apache-2.0
#include "files/json_table.hpp"

#include "base/text.hpp"
#include "files/delimited_text.hpp"
#include "files/file_text.hpp"
#include "files/gdal_source.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

namespace carreau::files {

namespace {

/// A document with deeper nesting, or with more columns, is not accepted as a table.
constexpr std::size_t kMostTableLevels = 32;
constexpr std::size_t kMostColumns = 4'096;

/// Writes "1.0E+4" as "10000", because amounts are parsed digit by digit.
std::string plain_number(double value, const std::string& written) {
  if (written.find_first_of("eE") == std::string::npos) return written;
  constexpr std::size_t kMostCharacters = 400;
  // Enough for the largest double in full.
  std::string text(kMostCharacters, '\0');
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{}) return written;
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

}  // namespace

/// Builds the table from the events of the parser. Level 0 is outside of the document, level 1 is
/// the list of rows or the object that contains it, and rows are below.
class JsonTableFiller : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit JsonTableFiller(JsonTable& table) : table_(table) {}

  bool null() override { return value({}, CellType::text); }
  bool boolean(bool flag) override { return value(flag ? "true" : "false", CellType::boolean); }
  bool number_integer(number_integer_t number) override {
    return value(fmt::to_string(number), CellType::number);
  }
  bool number_unsigned(number_unsigned_t number) override {
    return value(fmt::to_string(number), CellType::number);
  }
  // The text as written, which keeps the decimals of an amount.
  bool number_float(number_float_t number, const string_t& text) override {
    return value(plain_number(number, text), CellType::number);
  }
  bool string(string_t& text) override { return value(text, CellType::text); }
  bool binary(binary_t&) override { return false; }  // JSON has no binary values
  bool start_object(std::size_t) override { return start({false, {}, 0}); }
  bool start_array(std::size_t) override { return start({true, {}, 0}); }
  bool key(string_t& name) override {
    levels_.back().key = name;
    return true;
  }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::json::exception& error) override {
    // In "[json.exception.parse_error.101] parse error at line 1, column 9: …" only the position is
    // of use.
    std::string_view text = error.what();
    text.remove_prefix(std::min(text.find("] ") + 2, text.size()));
    return fail(Message{"json_error", {{"at", at}, {"reason", text}}},
                Message{"is_download_complete"});
  }

  [[nodiscard]] std::vector<std::string> take_columns() { return std::move(columns_); }
  [[nodiscard]] bool has_rows() const { return rows_level_.has_value(); }

 private:
  struct Level {
    bool is_list = false;
    std::string key;        ///< for an object, its current key
    std::size_t count = 0;  ///< for a list, the number of elements so far
  };

  [[noreturn]] bool fail(Message problem, Message remedy = {}) const {
    throw DataError({table_.file(), {}, {}}, std::move(problem), std::move(remedy));
  }

  bool start(Level level) {
    if (levels_.size() >= kMostTableLevels) fail(Message{"json_too_deep"}, Message{"flatten"});
    const bool is_element = !levels_.empty() && levels_.back().is_list;
    if (is_element && !is_in_row_ && !level.is_list) start_row();
    if (is_element) ++levels_.back().count;
    levels_.push_back(std::move(level));
    return true;
  }

  /// Begins an object that is an element of a list and outside of any row. Its list becomes the
  /// table, unless another list already did.
  void start_row() {
    // The list is known by its key at the top: "data": [ … ].
    const std::string name = levels_.size() > 1 ? levels_.front().key : std::string();
    if (rows_level_ && (*rows_level_ != levels_.size() || name != list_name_)) {
      fail(Message{"json_two_lists", {{"first", list_name_}, {"second", name}}},
           Message{"keep_list"});
    }
    check_all_are_rows();
    rows_level_ = levels_.size();
    list_name_ = name;
    is_in_row_ = true;
  }

  /// Values between the rows are an error, because they would be lost.
  void check_all_are_rows() const {
    if (levels_.back().count == table_.row_ends_.size()) return;
    fail(Message{"json_between_rows"});
  }

  bool end() {
    const bool is_list = levels_.back().is_list;
    // Also checked at the end of the list.
    if (is_list && !is_in_row_ && rows_level_ == levels_.size() &&
        (levels_.size() == 1 || levels_.front().key == list_name_)) {
      check_all_are_rows();
    }
    levels_.pop_back();
    // The row ends where its object does.
    if (is_in_row_ && levels_.size() == *rows_level_) {
      is_in_row_ = false;
      table_.row_ends_.push_back(table_.cells_.size());
    }
    return true;
  }

  /// The path within the row. Lists of plain values have no index in it.
  [[nodiscard]] std::string path() const {
    std::string text;
    for (std::size_t i = *rows_level_; i < levels_.size(); ++i) {
      const Level& level = levels_[i];
      if (level.is_list && i + 1 == levels_.size()) continue;
      if (!text.empty()) text += '/';
      // Elements of lists of objects are numbered from 0.
      text += level.is_list ? fmt::to_string(level.count - 1) : level.key;
    }
    return text;
  }

  bool value(const std::string& text, CellType type) {
    const bool is_element = !levels_.empty() && levels_.back().is_list;
    if (is_element) ++levels_.back().count;
    // Values outside of rows, such as a date of publication, are no part of the table.
    if (!is_in_row_) return true;
    const std::uint32_t column = column_of(path());
    if (is_element && levels_.back().count > 1 && is_last_in_row(column)) {
      // Values of a list follow each other, so they are joined where they stand, with ";".
      table_.values_ += ";" + text;
      table_.cells_.back().type = CellType::text;
      table_.cells_.back().end = table_.values_.size();
      return true;
    }
    const std::size_t begin = table_.values_.size();
    table_.values_ += text;
    table_.cells_.push_back({column, type, begin, table_.values_.size()});
    return true;
  }

  /// Whether the value before is one of this row, in that column: that of the row before may be.
  [[nodiscard]] bool is_last_in_row(std::uint32_t column) const {
    const std::size_t row_begin = table_.row_ends_.empty() ? 0 : table_.row_ends_.back();
    return table_.cells_.size() > row_begin && table_.cells_.back().column == column;
  }

  std::uint32_t column_of(const std::string& name) {
    // Columns appear in the order in which rows name them first.
    const auto [at, is_new] =
        numbers_.try_emplace(name, static_cast<std::uint32_t>(columns_.size()));
    if (is_new) {
      if (columns_.size() == kMostColumns) fail(Message{"too_many_columns"});
      columns_.push_back(name);
    }
    return at->second;
  }

  JsonTable& table_;
  std::vector<Level> levels_;
  std::optional<std::size_t> rows_level_;  ///< nesting level of a row
  std::string list_name_;
  bool is_in_row_ = false;
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

JsonTable::JsonTable(const std::string& path, Findings& findings) : Table(base_name(path)) {
  FileText text(path);
  if (!is_valid_utf8(text.view())) {
    text.replace(latin1_to_utf8(text.view()));
    findings.notice("latin1", {}, {file(), {}, {}});
  }
  std::string_view content = text.view();
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  JsonTableFiller rows(*this);
  // Parsed as a stream of events: the document as a tree would take several times its size.
  (void)nlohmann::json::sax_parse(content.begin(), content.end(), &rows);
  text.check_unchanged();
  if (!rows.has_rows()) {
    throw DataError({file(), {}, {}}, Message{"json_no_list"},
                    Message{"json_table_shape", {{"column", "{\"column\": value, …}"}}});
  }
  set_columns(rows.take_columns());
}

JsonTable::JsonTable(const std::string& path, const FindHeader& find_header, Findings& findings)
    : JsonTable(path, findings) {
  const std::vector<std::vector<std::string>> rows{columns()};
  auto header = find_header(rows);
  if (header) set_columns(std::move(header->columns));
}

bool JsonTable::next() {
  if (row_ == row_ends_.size()) return false;
  // Fields that a row lacks are empty. No more is cleared than the row before filled: there may be
  // many rows of few values, and thousands of columns.
  const auto begin_of = [this](std::size_t row) { return row == 0 ? 0 : row_ends_[row - 1]; };
  for (std::size_t i = row_ == 0 ? 0 : begin_of(row_ - 1); i < begin_of(row_); ++i) {
    fields_[cells_[i].column] = {};
    types_[cells_[i].column] = CellType::text;
  }
  fields_.resize(columns().size());
  types_.resize(columns().size(), CellType::text);
  const std::string_view values = values_;
  for (std::size_t i = begin_of(row_); i < row_ends_[row_]; ++i) {
    types_[cells_[i].column] = cells_[i].type;
    fields_[cells_[i].column] = values.substr(cells_[i].begin, cells_[i].end - cells_[i].begin);
  }
  ++row_;
  return true;
}

std::string_view JsonTable::field(std::size_t column) const { return plain_text(fields_[column]); }

bool is_plain_json(const std::string& path) {
  // The type of a GeoJSON or TopoJSON document is near its beginning; the file may be large.
  constexpr std::size_t kBeginning = 65'536;
  const std::string head = read_head(path, kBeginning);
  for (const std::string_view type : {"\"FeatureCollection\"", "\"Topology\"", "\"Feature\""}) {
    if (head.find(type) != std::string::npos) return false;
  }
  return true;
}

}  // namespace carreau::files
