// SPDX-License-Identifier: Apache-2.0
/// The content of a scenario file: all that determines a result, with inputs identified by name and
/// digest.
#pragma once

#include "base/findings.hpp"
#include "scenario/scenario.hpp"
#include "territory/territory.hpp"
#include "zoning/fewest_households.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A rule set by name, and its text where it comes from the user's own file.
struct RuleChoice {
  /// Built-in name, or the file from which `text` was read; empty: no rule was chosen.
  std::string name;
  std::string text;  ///< TOML; empty for a built-in rule set
  friend bool operator==(const RuleChoice&, const RuleChoice&) = default;
};

/// Identifies content by its SHA-256 in hexadecimal: of a file's bytes, of a grid's cells, or of
/// figures.
struct Fingerprint {
  std::string digest;    ///< empty: unknown
  std::string replaced;  ///< the digest recorded before, where changed content was accepted
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// How content that differs from what the scenario was made with is handled.
enum class ChangedContent : std::uint8_t { refuse, accept };

/// Holds content that was found against what is asked for. An unknown digest is filled in, another
/// one is taken over when that is accepted. False where it is refused: the content cannot be used.
[[nodiscard]] bool settle(Fingerprint& content, const std::string& found, ChangedContent changed);

/// The year of the incomes.
struct VintageChoice {
  std::optional<int> year;  ///< empty: determined by the grid
  bool is_assumed = false;  ///< the grid's layout fits several years
  Fingerprint figures;      ///< digest of the built-in figures, before anything changes them
  friend bool operator==(const VintageChoice&, const VintageChoice&) = default;
};

/// The purpose of an input, named like its option.
enum class InputRole : std::uint8_t {
  grid,
  columns,
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
    InputRole::grid,          InputRole::columns, InputRole::urban_units, InputRole::communes,
    InputRole::urban_incomes, InputRole::listed,  InputRole::calibrate,   InputRole::bridge,
    InputRole::bounds,        InputRole::brackets};
[[nodiscard]] std::string_view to_text(InputRole role);

/// One input: a file, or the files of a grid, which share one digest of all cells.
struct InputRecord {
  InputRole role = InputRole::grid;
  std::vector<std::string> paths;
  Fingerprint content;
  friend bool operator==(const InputRecord&, const InputRecord&) = default;
};

/// Which cells a result includes.
enum class CellChoice : std::uint8_t {
  none,
  candidates,  ///< those of units that hold a zone or may, and every candidate elsewhere
  all,
};
[[nodiscard]] std::string_view to_text(CellChoice cells);
[[nodiscard]] std::optional<CellChoice> parse_cell_choice(std::string_view text);

/// The content of a scenario file. Paths are as this process would open them.
struct ScenarioRecord {
  std::string version;  ///< of the engine that wrote it; empty: written by hand
  RuleChoice rule;
  VintageChoice vintage;
  /// In the order of kInputRoles. Only communes may occur several times.
  std::vector<InputRecord> inputs;
  IncomeConcept bracket_incomes = IncomeConcept::declared;
  /// Whether listed quartiers with self-crossing outlines are repaired.
  bool repairs_listed = false;
  /// Parameters that differ from the rule and the vintage.
  std::vector<ParameterValue> settings;
  /// The other parameters except the figures of the vintage, with their values at the time: they
  /// apply even if a later version has other defaults.
  std::vector<ParameterValue> defaults;
  std::vector<Edit> edits;             ///< valid, in the order in which they apply
  ZoneNames names;                     ///< given to zones by the user, none of them empty
  FewestHouseholds fewest_households;  ///< figures of fewer are withheld
  CellChoice cells = CellChoice::candidates;
  std::string crs;  ///< of the result; empty: that of the grid

  [[nodiscard]] bool has(InputRole role) const { return find(role) != nullptr; }
  /// The first input with that role, or null.
  [[nodiscard]] const InputRecord* find(InputRole role) const;
  /// The paths of all inputs.
  [[nodiscard]] std::vector<std::string> paths() const;
  friend bool operator==(const ScenarioRecord&, const ScenarioRecord&) = default;
};

/// Adds inputs and removes those of the same roles; the order of roles is kept.
void replace_inputs(ScenarioRecord& record, std::vector<InputRecord> inputs);
/// Adds a setting with its value in canonical form, replacing one for the same parameter. Throws
/// the errors of set_parameter().
void put_setting(ScenarioRecord& record, ParameterValue setting);

/// Applies the defaults, the settings, the edits and the names of a record to a scenario made from
/// its rule and figures. A default that differs from the present one is kept and reported. Throws
/// the errors of apply_setting().
void apply_choices(const ScenarioRecord& record, Scenario& scenario, Findings& findings);
/// Records the present value of every parameter: under `settings` where the record has it there,
/// otherwise under `defaults`; in the order of parameters().
void note_choices(const Scenario& scenario, ScenarioRecord& record);
/// Reports each changed content that was accepted.
void note_replaced(const ScenarioRecord& record, Findings& findings);

}  // namespace carreau
