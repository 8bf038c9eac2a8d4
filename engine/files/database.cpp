// SPDX-License-Identifier: Apache-2.0
#include "files/database.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace carreau::files {

namespace {

using Word = std::pair<std::string, std::string>;

/// Only these parameters of a connection may be shown. Any other may be a secret, or a misspelt
/// name of one.
constexpr std::array<std::string_view, 12> kHarmless = {"dbname",
                                                        "host",
                                                        "hostaddr",
                                                        "port",
                                                        "user",
                                                        "service",
                                                        "application_name",
                                                        "sslmode",
                                                        "connect_timeout",
                                                        "gssencmode",
                                                        "sslrootcert",
                                                        "target_session_attrs"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Parses the `key=value` words of libpq: blanks may surround `=`, values may be in single
/// quotation marks, and a backslash escapes a quotation mark or a backslash.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  /// Empty where a key has no value, or where a quotation mark is not closed.
  std::optional<std::vector<Word>> read() {
    std::vector<Word> words;
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      const std::string key = read_key();
      skip_blanks();
      if (key.empty() || at_ == text_.size() || text_[at_++] != '=') return std::nullopt;
      skip_blanks();
      auto value = read_value();
      if (!value) return std::nullopt;
      words.emplace_back(key, std::move(*value));
    }
    return words;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::string read_key() {
    const std::size_t first = at_;
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    return to_lower(text_.substr(first, at_ - first));
  }

  std::optional<std::string> read_value() {
    const bool is_quoted = at_ < text_.size() && text_[at_] == '\'';
    if (is_quoted) ++at_;
    std::string value;
    for (; at_ < text_.size(); ++at_) {
      // Outside of quotation marks a blank ends the value.
      if (is_quoted ? text_[at_] == '\'' : is_blank(text_[at_])) break;
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      value += text_[at_];
    }
    if (!is_quoted) return value;
    if (at_ == text_.size()) return std::nullopt;
    // Skips the closing mark.
    ++at_;
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<std::string> names_in(const std::string& value) {
  std::vector<std::string> names;
  for (const std::string& part : split(value, ',')) {
    if (!trimmed(part).empty()) names.emplace_back(trimmed(part));
  }
  return names;
}

std::optional<Database> read_database(std::string_view path) {
  if (!to_lower(path).starts_with("pg:")) return std::nullopt;  // a URL, not a list of words
  auto words = WordReader(path.substr(3)).read();
  if (!words) return std::nullopt;
  Database database;
  // Two words are the engine's own; all others belong to the connection.
  for (Word& word : *words) {
    if (word.first == "schemas") database.schemas = names_in(word.second);
    else if (word.first == "tables") database.tables = names_in(word.second);
    else database.connection.push_back(std::move(word));
  }
  return database;
}

std::string word_text(const std::string& key, const std::string& value) {
  // Quoted only where libpq needs it, so that names in messages stay readable.
  if (!value.empty() && value.find_first_of(" \t\n\r'\\") == std::string::npos) {
    return key + "=" + value;
  }
  std::string quoted;
  for (const char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("{}='{}'", key, quoted);
}

std::string name_of(const Database& database) {
  std::vector<std::string> words;
  for (const auto& [key, value] : database.connection) words.push_back(word_text(key, value));
  for (const auto& [key, names] :
       {std::pair{"schemas", &database.schemas}, {"tables", &database.tables}}) {
    if (!names->empty()) words.push_back(word_text(key, join(*names, ",")));
  }
  return "PG:" + join(words, " ");
}

/// The address with some of the words of its connection only.
template <typename IsKept>
std::string name_with(Database database, const IsKept& is_kept) {
  std::erase_if(database.connection, [&](const Word& word) { return !is_kept(word.first); });
  return name_of(database);
}

bool is_harmless(const std::string& key) {
  return std::find(kHarmless.begin(), kHarmless.end(), key) != kHarmless.end();
}

std::string shown(const Database& database) { return name_with(database, is_harmless); }

/// The tables and views outside system schemas, as `schema.table`.
std::vector<std::string> all_tables(GDALDataset& dataset) {
  // Asked with SQL, because GDAL lists only tables that it could read as layers.
  const SqlAnswer answer =
      ask(dataset,
          "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
          "c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname !~ '^pg_' AND "
          "n.nspname <> 'information_schema' AND c.relname NOT IN ('spatial_ref_sys', "
          "'geometry_columns', 'geography_columns') ORDER BY n.nspname, c.relname");
  std::vector<std::string> names;
  for (const auto& row : answer.rows) names.push_back(row.front());
  return names;
}

/// GDAL creates a layer for any table that the path names, existing or not, so the database is
/// asked.
bool is_there(GDALDataset& dataset, const std::string& table) {
  // A column may follow the name: `table(geom)`.
  std::string name = table.substr(0, table.find('('));
  const std::size_t dot = name.find('.');
  name = dot == std::string::npos
             ? sql_name(name)
             : sql_name(name.substr(0, dot)) + "." + sql_name(name.substr(dot + 1));
  const SqlAnswer answer =
      ask(dataset, fmt::format("SELECT to_regclass({})::text", sql_text(name)));
  return answer.error.empty() && !answer.rows.empty() && !answer.rows.front().front().empty();
}

[[noreturn]] void refuse_absent(GDALDataset& dataset, const Database& database,
                                const Message& expected) {
  // A schema may have hundreds of tables.
  constexpr std::size_t kMost = 40;
  std::vector<std::string> names = all_tables(dataset);
  if (names.empty()) {
    throw IoError(shown(database), Message{"database_empty", {{"expected", expected}}},
                  Message{"is_dbname_meant"});
  }
  const bool is_cut = names.size() > kMost;
  if (is_cut) names.resize(kMost);
  throw IoError(shown(database), Message{"expected_none", {{"expected", expected}}},
                is_cut ? Message{"database_has_more", {{"names", names}}}
                       : Message{"database_has", {{"names", names}}});
}

}  // namespace

bool is_database(std::string_view path) {
  // Eleven characters are enough for the longest prefix.
  const std::string lower = to_lower(path.substr(0, 11));
  return lower.starts_with("pg:") || lower.starts_with("postgresql:") ||
         lower.starts_with("postgres:");
}

Database parse_database(std::string_view path) {
  if (auto database = read_database(path)) return *database;
  throw ArgumentError(Message{"database_name"});
}

std::string shown_path(const std::string& path) {
  if (!is_database(path)) return path;
  const auto database = read_database(path);
  // Unreadable words might hold a password anywhere, so nothing of them is shown.
  return database ? shown(*database) : "PG:…";
}

std::string database_name(std::string_view path) {
  const auto database = read_database(path);
  return database ? name_with(*database, [](const std::string& key) { return key == "dbname"; })
                  : "PG:…";
}

std::string database_label(std::string_view path) {
  const auto database = read_database(path);
  if (!database) return "database";
  if (!database->tables.empty()) return join(database->tables, "_");
  if (!database->schemas.empty()) return join(database->schemas, "_");
  for (const auto& [key, value] : database->connection) {
    if (key == "dbname") return value;
  }
  return "database";
}

Dataset connect(const Database& database, DatabaseAccess access) {
  const bool is_read = access == DatabaseAccess::read;
  CPLStringList options;
  options.SetNameValue("LIST_ALL_TABLES", "YES");
  // When the prelude contains a BEGIN, GDAL does not manage transactions; otherwise it would commit
  // whatever is open on closing. Scans that start in the middle of a table, to share another
  // client's scan, would change the order of rows. Waiting for a lock is limited, because the user
  // would not see what is being waited for.
  options.SetNameValue("PRELUDE_STATEMENTS", is_read ? "SET synchronize_seqscans = off; "
                                                       "SET default_transaction_read_only = on"
                                                     : "BEGIN; SET LOCAL lock_timeout = '30s'");
  // Only this driver, whatever the path looks like.
  const std::array<const char*, 2> drivers = {"PostgreSQL", nullptr};
  register_drivers();
  const QuietGdal quiet;
  Dataset dataset(GDALDataset::Open(name_of(database).c_str(),
                                    GDAL_OF_VECTOR | (is_read ? GDAL_OF_READONLY : GDAL_OF_UPDATE),
                                    drivers.data(), options.List()));
  if (dataset) return dataset;
  throw IoError(shown(database),
                quiet.message().empty()
                    ? Message{"no_postgresql_driver"}
                    : Message{"no_connection", {{"reason", one_line(quiet.message())}}},
                Message{"connection_words"});
}

Dataset open_database(const std::string& path) {
  const Database database = parse_database(path);
  Dataset dataset = connect(database, DatabaseAccess::read);
  const QuietGdal quiet;
  for (const std::string& table : database.tables) {
    if (!is_there(*dataset, table)) {
      refuse_absent(*dataset, database, Message{"a_table_named", {{"name", table}}});
    }
  }
  if (dataset->GetLayerCount() == 0) {
    refuse_absent(*dataset, database,
                  database.schemas.empty()
                      ? Message{"tables"}
                      : Message{"tables_in_schemas", {{"schemas", database.schemas}}});
  }
  return dataset;
}

SqlAnswer ask(GDALDataset& dataset, const std::string& statement) {
  const QuietGdal quiet;
  SqlAnswer answer;
  const auto release = [&](OGRLayer* layer) { dataset.ReleaseResultSet(layer); };
  const std::unique_ptr<OGRLayer, decltype(release)> result(
      dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr), release);
  if (result != nullptr) {
    for (const auto& row : *result) {
      auto& texts = answer.rows.emplace_back();
      for (int i = 0; i < row->GetFieldCount(); ++i) {
        texts.emplace_back(row->IsFieldSetAndNotNull(i) != 0 ? row->GetFieldAsString(i) : "");
      }
    }
  }
  answer.error = one_line(quiet.message());
  return answer;
}

std::string one_line(const std::string& message) {
  std::string line;
  for (const std::string& part : split(message, '\n')) {
    const std::string_view text = trimmed(part);
    // skips GDAL's heading, and hints meant for somebody who types SQL
    if (text.empty() || text == "PQconnectdb failed." || text.starts_with("HINT:")) continue;
    line += (line.empty() ? "" : " ") + std::string(text);
  }
  return line;
}

std::string sql_name(std::string_view name) {
  // A quotation mark is doubled, which is the only escape in a quoted name.
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string sql_text(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + '\'';
}

void require_tables(const std::string& path) {
  if (!parse_database(path).tables.empty()) return;
  throw ArgumentError(Message{"tables_required", {{"database", shown_path(path)}}});
}

}  // namespace carreau::files
