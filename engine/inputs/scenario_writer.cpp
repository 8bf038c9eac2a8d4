// SPDX-License-Identifier: Apache-2.0
#include "inputs/scenario_writer.hpp"

#include "base/text.hpp"
#include "files/database.hpp"
#include "files/layer_writer.hpp"
#include "files/toml_file.hpp"
#include "inputs/scenario_reader.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace carreau::inputs {

namespace {

namespace fs = std::filesystem;

/// Numbers and booleans unchanged, names in quotation marks.
std::string toml_value(const std::string& value) {
  // Parameters are stored as texts; their type decides on the quotation marks.
  const bool is_plain = parse_number(value) || value == "true" || value == "false";
  return is_plain ? value : files::toml_quoted(value);
}

/// Writes sections in a fixed order, so that equal records give equal bytes.
class RecordWriter {
 public:
  std::string write(const ScenarioRecord& record) {
    // In French, for the officers who read it.
    text_ =
        "# Scénario de Carreau : tout ce qui décide du résultat.\n"
        "# Le format est décrit dans docs/scenario.md ; les commentaires sont libres.\n";
    line("format", fmt::to_string(kScenarioFormat));
    if (!record.version.empty()) line("version", files::toml_quoted(record.version));
    rule(record.rule);
    vintage(record.vintage);
    // Written only where more is withheld than INSEE asks for.
    if (record.fewest_households.is_stricter()) {
      line("fewest_households", fmt::to_string(record.fewest_households.number()));
    }
    for (const InputRecord& input : record.inputs) this->input(input, record);
    // What was chosen comes first: it is what a reader looks for.
    choices("parameters", "# Ce qui a été choisi.\n", record.settings);
    choices(
        "defaults",
        "# Le reste, tel que la règle et cette version le donnent : ces valeurs tiennent, même\n"
        "# si une version suivante en a d'autres. Pour en changer, écrire sous [parameters].\n",
        record.defaults);
    names(record.names);
    for (const Edit& edit : record.edits) this->edit(edit);
    output(record);
    return std::move(text_);
  }

 private:
  void line(std::string_view key, const std::string& value) {
    text_ += fmt::format("{} = {}\n", key, value);
  }
  void head(const std::string& name) { text_ += "\n" + name + "\n"; }

  void content(const Fingerprint& content, std::string_view digest, std::string_view replaced) {
    if (!content.digest.empty()) line(digest, files::toml_quoted(content.digest));
    if (!content.replaced.empty()) line(replaced, files::toml_quoted(content.replaced));
  }

  void rule(const RuleChoice& rule) {
    if (rule.name.empty()) return;
    line("rule", files::toml_quoted(rule.name));
    if (!rule.text.empty()) {
      // A text of many lines, so that the rule stays readable in the file.
      line("rule_text", "\"\"\"\n" + files::toml_escaped(rule.text, true) + "\"\"\"");
    }
  }

  void vintage(const VintageChoice& vintage) {
    if (vintage.year) line("vintage", fmt::to_string(*vintage.year));
    // Written only when true, as are all flags.
    if (vintage.is_assumed) line("vintage_assumed", "true");
    content(vintage.figures, "vintage_sha256", "vintage_replaces");
  }

  void input(const InputRecord& input, const ScenarioRecord& record) {
    const std::string_view role = to_text(input.role);
    // Communes may occur several times, hence double brackets.
    head(input.role == InputRole::communes ? fmt::format("[[inputs.{}]]", role)
                                           : fmt::format("[inputs.{}]", role));
    if (input.role == InputRole::grid) {
      std::vector<std::string> paths;
      for (const std::string& path : input.paths) paths.push_back(files::toml_quoted(path));
      line("paths", fmt::format("[{}]", join(paths, ", ")));
    } else {
      line("path", files::toml_quoted(input.paths.front()));
    }
    content(input.content, "sha256", "replaces");
    if (input.role == InputRole::brackets) {
      line("incomes",
           record.bracket_incomes == IncomeConcept::declared ? "\"declared\"" : "\"disposable\"");
    }
    if (input.role == InputRole::listed && record.repairs_listed) line("repair", "true");
  }

  void choices(std::string_view name, std::string_view comment,
               const std::vector<ParameterValue>& settings) {
    if (settings.empty()) return;
    head(fmt::format("[{}]", name));
    text_ += comment;
    for (const ParameterValue& setting : settings) line(setting.name, toml_value(setting.value));
  }

  void names(const ZoneNames& names) {
    if (names.empty()) return;
    head("[names]");
    for (const auto& [zone, name] : names) {
      line(files::toml_quoted(zone), files::toml_quoted(name));
    }
  }

  void edit(const Edit& edit) {
    head("[[edits]]");
    line("kind", files::toml_quoted(std::string(to_text(edit.kind))));
    if (!edit.zone.empty()) line("zone", files::toml_quoted(edit.zone));
    if (!edit.cells.empty()) cells(edit.cells);
    if (!edit.polygon.empty()) polygon(edit.polygon);
    line("reason", files::toml_quoted(edit.reason));
    line("date", files::toml_quoted(edit.date));
  }

  /// Writes several cells on a line each.
  /// This makes versions of a file easy to compare.
  void cells(const std::vector<std::string>& ids) {
    std::vector<std::string> quoted;
    for (const std::string& id : ids) quoted.push_back(files::toml_quoted(id));
    const bool is_one = quoted.size() == 1;
    line("cells", is_one ? fmt::format("[{}]", quoted.front())
                         : fmt::format("[\n  {},\n]", join(quoted, ",\n  ")));
  }

  void polygon(const EditPolygon& polygon) {
    std::string rings;
    for (const std::vector<Point>& ring : polygon) {
      std::vector<std::string> points;
      // The shortest digits that give the same number, without a locale.
      for (const Point& p : ring) points.push_back(fmt::format("[{}, {}]", p.x, p.y));
      rings += fmt::format("  [{}],\n", join(points, ", "));
    }
    line("polygon", fmt::format("[\n{}]", rings));
  }

  void output(const ScenarioRecord& record) {
    head("[output]");
    line("cells", files::toml_quoted(std::string(to_text(record.cells))));
    if (!record.crs.empty()) line("crs", files::toml_quoted(record.crs));
  }

  std::string text_;
};

}  // namespace

std::string relative_to(const std::filesystem::path& folder, const std::string& path) {
  // Without the password: the file may be published.
  if (files::is_database(path)) return files::shown_path(path);
  const fs::path base = fs::absolute(folder).lexically_normal();
  const fs::path relative = fs::absolute(path).lexically_normal().lexically_relative(base);
  // On another drive there is no relative path.
  return relative.empty() ? path : relative.string();
}

std::string scenario_text(const ScenarioRecord& record) { return RecordWriter().write(record); }

std::string input_name(const std::string& path) {
  if (files::is_database(path)) return files::database_name(path);
  const std::size_t archive = to_lower(path).find(".zip/");
  if (archive == std::string::npos) return fs::path(path).filename().string();
  // The member of an archive belongs to the name.
  return fs::path(path.substr(0, archive + 4)).filename().string() + path.substr(archive + 4);
}

ScenarioRecord without_folders(ScenarioRecord record) {
  record.rule.name = input_name(record.rule.name);
  for (InputRecord& input : record.inputs) {
    for (std::string& path : input.paths) path = input_name(path);
  }
  return record;
}

std::string scenario_beside(const std::string& result) {
  return fs::path(result).replace_extension(".scenario.toml").string();
}

void write_scenario_file(const ScenarioRecord& record, const std::string& path, bool overwrite,
                         const LabSection& lab) {
  files::PendingFile file(path, overwrite);
  const fs::path folder = fs::path(path).parent_path();
  ScenarioRecord named = record;
  // The text of the rule is stored too, so the path is not needed.
  named.rule.name = input_name(named.rule.name);
  for (InputRecord& input : named.inputs) {
    for (std::string& p : input.paths) p = relative_to(folder.empty() ? "." : folder, p);
  }
  file.write(scenario_text(named) + lab_section_text(lab, path));
  file.commit();
}

}  // namespace carreau::inputs
