// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_mapping.hpp"

#include "actions/date_text.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/gdal_source.hpp"
#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <utility>

namespace carreau::inputs {

namespace {

constexpr std::string_view kFolder = "mappings/";
// The usual names of columns: the mapping by which every other one is completed.
constexpr std::string_view kUsual = "carreau";

/// The value of a word in a TOML file. Throws DataError with the valid words.
template <class Value, std::size_t N>
Value choice_in(const std::array<std::pair<std::string_view, Value>, N>& choices,
                std::string_view word, const Place& place) {
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    names.emplace_back(name);
  }
  const auto near = nearest_name(word, names);
  throw DataError(place, Message{"unknown_key", {{"names", names}, {"name", word}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

using Mark = MoneyNotation::Mark;
constexpr std::array<std::pair<std::string_view, bool>, 2> kAmountsIn{
    {{"euros", false}, {"thousands", true}}};
constexpr std::array<std::pair<std::string_view, Mark>, 3> kMarks{
    {{"either", Mark::either}, {"point", Mark::point}, {"comma", Mark::comma}}};
constexpr std::array<std::pair<std::string_view, RepeatedReferences>, 2> kRepeated{
    {{"refuse", RepeatedReferences::refuse}, {"number", RepeatedReferences::number}}};
constexpr std::array<std::pair<std::string_view, Measure>, kMeasures> kMeasureNames{
    {{"requested", Measure::requested}, {"granted", Measure::granted}, {"paid", Measure::paid}}};
constexpr std::array<std::pair<std::string_view, CreditKind>, 3> kCredits{
    {{"unknown", CreditKind::unknown},
     {"specific", CreditKind::specific},
     {"common_law", CreditKind::common_law}}};
constexpr std::array<std::pair<std::string_view, ActionStatus>, kActionStatuses> kStatuses{
    {{"requested", ActionStatus::requested},
     {"granted", ActionStatus::granted},
     {"paid", ActionStatus::paid},
     {"refused", ActionStatus::refused},
     {"adjourned", ActionStatus::adjourned},
     {"cancelled", ActionStatus::cancelled},
     {"unknown", ActionStatus::unknown}}};

constexpr std::array<std::pair<std::string_view, BudgetSection>, 2> kSections{
    {{"operating", BudgetSection::operating}, {"investment", BudgetSection::investment}}};
constexpr std::array<std::pair<std::string_view, IndicatorAdding>, 3> kAdding{
    {{"sum", IndicatorAdding::sum},
     {"weighted_mean", IndicatorAdding::weighted_mean},
     {"none", IndicatorAdding::none}}};
constexpr std::array<std::pair<std::string_view, IndicatorDirection>, 2> kDirections{
    {{"up", IndicatorDirection::up}, {"down", IndicatorDirection::down}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kAudiences{
    {{"forecast", false}, {"actual", true}}};

/// Reads the sections of a mapping. Messages call it `file`. Unknown keys and words are refused
/// with the closest valid one, because a mapping is written by hand.
class MappingReader {
 public:
  explicit MappingReader(std::string file) : file_(std::move(file)) {}

  ActionMapping read(const toml::table& table) {
    // Every key that a mapping may have, so that a misspelt one is not ignored.
    check(table,
          {"title", "source", "recognised_by", "expected", "recognise", "separators", "fill_down",
           "repeated_references", "amounts_in", "decimal_mark", "crs", "constants", "actions",
           "lines", "indicators", "words", "audience_groups", "funder_headers"});
    read_head(table);
    if (const auto* constants = section(table, "constants")) read_constants(*constants);
    for (std::size_t i = 0; i < kActionSheets; ++i) {
      const auto sheet = static_cast<ActionSheet>(i);
      if (const auto* part = section(table, to_text(sheet))) read_sheet(*part, sheet);
    }
    if (const auto* words = section(table, "words")) read_words(*words);
    if (const auto* groups = section(table, "audience_groups")) read_groups(*groups);
    if (const auto* headers = section(table, "funder_headers")) read_headers(*headers);
    // The reader is used once.
    return std::move(mapping_);
  }

 private:
  static constexpr std::array<std::pair<std::string_view, bool>, 2> kFlags{
      {{"true", true}, {"false", false}}};

  void read_head(const toml::table& table) {
    mapping_.title = text(table, "title");
    mapping_.source = text(table, "source");
    mapping_.recognised_by = texts(table, "recognised_by");
    mapping_.expected = texts(table, "expected");
    // Both `true` and `"true"`: value_text() gives the text of either.
    if (const auto* node = table.get("recognise")) {
      mapping_.recognise =
          choice_in(kFlags, files::value_text(*node), files::place_of(file_, *node, "recognise"));
    }
    if (table.contains("separators")) mapping_.separators = text(table, "separators");
    for (const std::string& name : texts(table, "fill_down")) {
      mapping_.fill_down.push_back(field(name, *table.get("fill_down")));
    }
    take(table, "repeated_references", kRepeated, mapping_.repeated);
    take(table, "amounts_in", kAmountsIn, mapping_.money.in_thousands);
    take(table, "decimal_mark", kMarks, mapping_.money.mark);
    mapping_.crs = text(table, "crs");
  }

  void check(const toml::table& table, std::initializer_list<std::string_view> known) const {
    files::check_keys(table, std::span(known.begin(), known.size()), file_);
  }

  [[noreturn]] void fail(const toml::node& node, std::string_view key, Message expected) {
    throw DataError(files::place_of(file_, node, key),
                    Message{"expected_found",
                            {{"expected", std::move(expected)}, {"found", files::shown(node)}}});
  }

  const toml::table* section(const toml::table& table, std::string_view key) {
    const toml::node* const node = table.get(key);
    if (node != nullptr && !node->is_table()) fail(*node, key, Message{"a_section"});
    return node == nullptr ? nullptr : node->as_table();
  }

  std::string text(const toml::table& table, std::string_view key) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return {};
    if (!node->is_string()) fail(*node, key, Message{"a_text"});
    return files::value_text(*node);
  }

  /// A text, or a list of texts.
  std::vector<std::string> texts(const toml::table& table, std::string_view key) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return {};
    if (node->is_string()) return {files::value_text(*node)};
    if (!node->is_array()) fail(*node, key, Message{"texts"});
    std::vector<std::string> list;
    for (const toml::node& item : *node->as_array()) {
      if (!item.is_string()) fail(item, key, Message{"a_text"});
      list.push_back(files::value_text(item));
    }
    return list;
  }

  template <class Value, std::size_t N>
  void take(const toml::table& table, std::string_view key,
            const std::array<std::pair<std::string_view, Value>, N>& choices, Value& into) {
    const toml::node* const node = table.get(key);
    if (node != nullptr)
      into = choice_in(choices, files::value_text(*node), files::place_of(file_, *node, key));
  }

  ActionField field(std::string_view name, const toml::node& node) {
    const auto found = action_field(name);
    if (found) return *found;
    std::vector<std::string> names;
    for (const std::string_view known : action_field_names()) names.emplace_back(known);
    const auto near = nearest_name(name, names);
    throw DataError(
        files::place_of(file_, node, name), Message{"field_unknown", {{"found", name}}},
        near ? Message{"is_meant", {{"name", *near}}} : Message{"fields_are", {{"names", names}}});
  }

  void read_constants(const toml::table& table) {
    for (const auto& [key, node] : table) {
      // Keys of constants are fields, like those of columns.
      const ActionField which = field(key.str(), node);
      const std::string value = files::value_text(node);
      const Place place = files::place_of(file_, node, key.str());
      // Values are checked here, where the place in the file is known, not at the first action.
      if (which == ActionField::year && !parse_year(value).year) {
        throw DataError(place, Message{"year_found", {{"found", files::shown(node)}}});
      }
      if (which == ActionField::credit) (void)choice_in(kCredits, value, place);
      if (which == ActionField::status) (void)choice_in(kStatuses, value, place);
      // One amount for all actions would be added up as many times as there are rows.
      if (is_amount(which)) {
        throw DataError(place, Message{"constant_amount"});
      }
      mapping_.constants[which] = value;
    }
  }

  void read_sheet(const toml::table& table, ActionSheet sheet) {
    check(table, {"sheet", "columns", "funders", "groups", "ignored"});
    SheetMapping& into = mapping_.of(sheet);
    into.sheet = text(table, "sheet");
    into.ignored = texts(table, "ignored");
    if (const auto* columns = section(table, "columns")) {
      // A field has one sheet; under another one it would never be read.
      const std::vector<ActionField> known = fields_of(sheet);
      for (const auto& [key, node] : *columns) {
        const ActionField which = field(key.str(), node);
        if (std::find(known.begin(), known.end(), which) == known.end()) {
          throw DataError(
              files::place_of(file_, node, key.str()),
              Message{"field_of_other_sheet", {{"sheet", to_text(sheet)}, {"field", key.str()}}},
              Message{"name_under_its_sheet"});
        }
        into.columns[which] = texts(*columns, key.str());
      }
    }
    // Lists of tables: several columns of one funder are written one after the other.
    for (const toml::table* funder : sections(table, "funders")) read_funder(*funder, into);
    for (const toml::table* group : sections(table, "groups")) read_group(*group, into);
  }

  /// The tables of `[[…key]]`.
  std::vector<const toml::table*> sections(const toml::table& table, const std::string& key) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return {};
    if (!node->is_array_of_tables())
      fail(*node, key, Message{"funder_sections", {{"section", "[[…" + key + "]]"}}});
    std::vector<const toml::table*> list;
    for (const toml::node& item : *node->as_array()) list.push_back(item.as_table());
    return list;
  }

  void read_funder(const toml::table& table, SheetMapping& into) {
    check(table, {"column", "funder", "measure", "credit", "amounts_in"});
    FunderColumn funder;
    funder.column = files::required_text(table, "column", file_);
    funder.funder = text(table, "funder");
    take(table, "measure", kMeasureNames, funder.measure);
    take(table, "credit", kCredits, funder.credit);
    take(table, "amounts_in", kAmountsIn, funder.in_thousands);
    into.funders.push_back(std::move(funder));
  }

  void read_group(const toml::table& table, SheetMapping& into) {
    check(table, {"column", "group", "measure"});
    GroupColumn group;
    group.column = files::required_text(table, "column", file_);
    group.group = files::required_text(table, "group", file_);
    take(table, "measure", kAudiences, group.is_actual);
    into.groups.push_back(std::move(group));
  }

  /// Reads `[words.status] paid = ["soldée", …]`, and maps each word to the value whose name it is
  /// listed under.
  template <class Value, std::size_t N>
  void read_words(const toml::table* table,
                  const std::array<std::pair<std::string_view, Value>, N>& choices,
                  std::map<std::string, Value, std::less<>>& into) {
    if (table == nullptr) return;
    for (const auto& [key, node] : *table) {
      const Value value = choice_in(choices, key.str(), files::place_of(file_, node, key.str()));
      // In plain words, as cells are compared: case and accents do not matter.
      for (const std::string& word : texts(*table, key.str())) into[plain_words(word)] = value;
    }
  }

  void read_words(const toml::table& table) {
    check(table, {"status", "credit", "section", "adding", "direction", "transterritorial", "all",
                  "outside", "except"});
    read_words(section(table, "status"), kStatuses, mapping_.status_words);
    read_words(section(table, "credit"), kCredits, mapping_.credit_words);
    read_words(section(table, "section"), kSections, mapping_.section_words);
    read_words(section(table, "adding"), kAdding, mapping_.adding_words);
    read_words(section(table, "direction"), kDirections, mapping_.direction_words);
    mapping_.transterritorial_words = plain(texts(table, "transterritorial"));
    mapping_.all_words = plain(texts(table, "all"));
    mapping_.outside_words = plain(texts(table, "outside"));
    mapping_.except_words = plain(texts(table, "except"));
  }

  /// Reads `[audience_groups] women = ["femmes", …]`.
  void read_groups(const toml::table& table) {
    for (const auto& [key, node] : table) {
      for (const std::string& word : texts(table, key.str())) {
        mapping_.group_words[plain_words(word)] = std::string(key.str());
      }
    }
  }

  void read_headers(const toml::table& table) {
    check(table, {"requested", "granted", "paid", "fillers", "nouns", "totals", "payments",
                  "sections", "within", "never", "not_money", "bare"});
    FunderHeaderWords& words = mapping_.funder_words;
    // By the name of the measure.
    for (const auto& [name, measure] : kMeasureNames) {
      words.measures[static_cast<std::size_t>(measure)] = plain(texts(table, name));
    }
    words.fillers = plain(texts(table, "fillers"));
    words.nouns = plain(texts(table, "nouns"));
    words.totals = plain(texts(table, "totals"));
    words.payments = plain(texts(table, "payments"));
    words.sections = plain(texts(table, "sections"));
    words.within = plain(texts(table, "within"));
    words.never = plain(texts(table, "never"));
    words.not_money = plain(texts(table, "not_money"));
    words.bare = plain(texts(table, "bare"));
  }

  static std::vector<std::string> plain(std::vector<std::string> words) {
    for (std::string& word : words) word = plain_words(word);
    return words;
  }

  std::string file_;
  ActionMapping mapping_;
};

}  // namespace

std::vector<std::string> mapping_names() {
  std::vector<std::string> names;
  for (const files::EmbeddedFile& file : files::embedded_files()) {
    if (!file.name.starts_with(kFolder)) continue;
    std::string name = std::filesystem::path(file.name).stem().string();
    // The usual names are not offered: they apply anyway.
    if (name != kUsual) names.push_back(std::move(name));
  }
  // Embedded files have no order of their own.
  std::sort(names.begin(), names.end());
  return names;
}

ActionMapping read_mapping(const std::string& name) {
  // Names of built-in mappings go before files.
  if (const auto text = files::embedded_text(fmt::format("{}{}.toml", kFolder, name))) {
    return parse_mapping(*text, name + ".toml");
  }
  if (name.ends_with(".toml"))
    return parse_mapping(files::read_whole(name), files::base_name(name));
  const auto names = mapping_names();
  const auto near = nearest_name(name, names);
  throw ArgumentError(Message{"unknown_mapping", {{"name", name}, {"names", names}}},
                      near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

ActionMapping parse_mapping(std::string_view text, const std::string& file) {
  return MappingReader(file).read(files::parse_toml(text, file));
}

QuartierWords quartier_words(const ActionMapping& mapping) {
  QuartierWords words;
  for (const ActionMapping* const from : std::array{&mapping, &usual_names()}) {
    const auto add = [](const std::vector<std::string>& more, std::vector<std::string>& all) {
      all.insert(all.end(), more.begin(), more.end());
    };
    add(from->all_words, words.all);
    add(from->outside_words, words.outside);
    add(from->transterritorial_words, words.transterritorial);
    add(from->except_words, words.except);
  }
  return words;
}

const ActionMapping& usual_names() {
  // Read once; it is part of the program and cannot change.
  static const ActionMapping usual = read_mapping(std::string(kUsual));
  return usual;
}

}  // namespace carreau::inputs
