// SPDX-License-Identifier: Apache-2.0
/// What a scenario file says: everything that decides a result, inputs by name and content.
#pragma once

#include "base/findings.hpp"
#include "scenario/scenario.hpp"
#include "territory/territory.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A rule set by name, with the text of the user's own file where it is none of those built in.
struct RuleChoice {
  std::string name;  ///< built in, or the file that `text` was read from; empty: none is chosen
  std::string text;  ///< TOML; empty for a rule set built in
  friend bool operator==(const RuleChoice&, const RuleChoice&) = default;
};

/// Content by its SHA-256 in hexadecimal: of a file's bytes, of a grid's cells, of figures.
struct Fingerprint {
  std::string digest;    ///< empty: not known
  std::string replaced;  ///< what the scenario before asked for, where other content was accepted
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// What becomes of content that is not what a scenario was made with.
enum class ChangedContent : std::uint8_t { refuse, accept };

/// Holds content that was found against what is asked for. An unknown digest is filled in, another
/// one is taken over when that is accepted. False where it is refused: the content cannot be used.
[[nodiscard]] bool settle(Fingerprint& content, const std::string& found, ChangedContent changed);

/// The year of the incomes.
struct VintageChoice {
  std::optional<int> year;  ///< empty: the grid tells
  bool is_assumed = false;  ///< the grid's layout leaves it open
  Fingerprint figures;      ///< those built in, before anything changes them
  friend bool operator==(const VintageChoice&, const VintageChoice&) = default;
};

/// What an input serves for, named as its option is.
enum class InputRole : std::uint8_t {
  grid,
  urban_units,
  communes,
  urban_incomes,
  listed,
  calibrate,
  bridge,
  bounds,
  brackets,
};
inline constexpr std::array kInputRoles = {
    InputRole::grid,          InputRole::urban_units, InputRole::communes,
    InputRole::urban_incomes, InputRole::listed,      InputRole::calibrate,
    InputRole::bridge,        InputRole::bounds,      InputRole::brackets};
[[nodiscard]] std::string_view to_text(InputRole role);

/// One input: a file, or the several files of a grid, which have one digest for all their cells.
struct InputRecord {
  InputRole role = InputRole::grid;
  std::vector<std::string> paths;
  Fingerprint content;
  friend bool operator==(const InputRecord&, const InputRecord&) = default;
};

/// Which cells a result shows.
enum class CellChoice : std::uint8_t {
  none,
  candidates,  ///< of the units that can or do hold a zone, and every candidate elsewhere
  all,
};
[[nodiscard]] std::string_view to_text(CellChoice cells);
[[nodiscard]] std::optional<CellChoice> parse_cell_choice(std::string_view text);

/// What a scenario file says. Paths are as this process would open them.
struct ScenarioRecord {
  std::string version;  ///< of the engine that wrote it; empty: written by hand
  RuleChoice rule;
  VintageChoice vintage;
  /// In the order of kInputRoles. Only communes come in several records.
  std::vector<InputRecord> inputs;
  IncomeConcept bracket_incomes = IncomeConcept::declared;
  bool repairs_listed = false;  ///< listed quartiers that cross themselves are repaired
  /// Parameters changed from what the rule and the vintage give.
  std::vector<ParameterValue> settings;
  /// The others, but for the figures of the vintage, as they were: they hold even if a later
  /// version has other defaults.
  std::vector<ParameterValue> defaults;
  std::vector<Edit> edits;  ///< without fault, in the order in which they apply
  CellChoice cells = CellChoice::candidates;
  std::string crs;  ///< of the result; empty: the grid's

  [[nodiscard]] bool has(InputRole role) const { return find(role) != nullptr; }
  /// The first input of that role, or nullptr.
  [[nodiscard]] const InputRecord* find(InputRole role) const;
  /// Every path of every input.
  [[nodiscard]] std::vector<std::string> paths() const;
  friend bool operator==(const ScenarioRecord&, const ScenarioRecord&) = default;
};

/// Adds inputs and takes those of the same roles out; the order of roles is kept.
void replace_inputs(ScenarioRecord& record, std::vector<InputRecord> inputs);
/// Adds a setting, its value as the parameter writes it; it takes the place of one for the same
/// parameter. Throws as set_parameter().
void put_setting(ScenarioRecord& record, ParameterValue setting);

/// Applies the defaults and the settings of a record, and hands its edits, to the scenario that its
/// rule and its figures give. A default that is no longer what they give is kept, and found. Throws
/// as apply_setting().
void apply_choices(const ScenarioRecord& record, Scenario& scenario, Findings& findings);
/// Writes every parameter down in the record, by the value it has in the scenario: under
/// `settings` where the record has it there, else under `defaults`; in the order of parameters().
void note_choices(const Scenario& scenario, ScenarioRecord& record);
/// A finding for each content that was accepted although it is another.
void note_replaced(const ScenarioRecord& record, Findings& findings);

}  // namespace carreau
