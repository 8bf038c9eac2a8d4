// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/money_columns.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/amount_columns.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

using Kind = AmountHeader::Kind;

ActionField field_of(Measure measure) {
  switch (measure) {
    case Measure::requested: return ActionField::requested;
    case Measure::granted: return ActionField::granted;
    case Measure::paid: break;
  }
  return ActionField::paid;
}

/// A column of amounts with what its header says.
struct Candidate {
  std::size_t column = 0;
  AmountHeader header;
};

/// The amount that a funder has at a stage, however its name is spelt; without a name, the row's
/// own.
using FunderStage = std::pair<Measure, std::string>;

FunderStage stage_of(const std::string& funder, Measure measure) {
  return {measure, plain_words(funder)};
}

class MoneyColumns {
 public:
  MoneyColumns(const SheetRows& rows, const ActionMapping& mapping, FreeColumns& free,
               ActionColumns& found)
      : rows_(rows), mapping_(mapping), free_(free), found_(found) {
    for (const FunderAmounts& f : found_.funders) note_stage(f);
  }

  void run(ActionSheet sheet, const CarefulColumns& careful) {
    collect(sheet, careful);
    take_wholes();
    // Parts of funders before totals, which add them up; totals before parts of the own amount,
    // which they include.
    take_parts(Kind::funder);
    take_totals();
    take_parts(Kind::own);
    take_included();
    find_sums();
  }

 private:
  void collect(ActionSheet sheet, const CarefulColumns& careful) {
    const AmountWords words = amount_words(mapping_);
    for (std::size_t c = 0; c < rows_.columns().size(); ++c) {
      const bool is_left_out =
          std::find(careful.left_out.begin(), careful.left_out.end(), c) != careful.left_out.end();
      if (is_left_out || !free_.is_free(c) || !free_.fits_year(c) || free_.is_incomplete(c))
        continue;
      AmountHeader header = amount_header(free_.text(c), words);
      const bool is_of_actions = header.kind == Kind::funder || header.kind == Kind::total;
      if (header.kind == Kind::none || (is_of_actions && sheet != ActionSheet::actions)) continue;
      const bool is_named = names_stage(free_.text(c), words);
      if (holds_amounts(rows_, c, mapping_.money, is_named)) {
        candidates_.push_back({c, std::move(header)});
      }
    }
    const bool has_funders =
        !found_.funders.empty() ||
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
          return candidate.header.kind == Kind::funder && candidate.column != careful.commune;
        });
    if (has_funders) return;
    const auto last = std::remove_if(
        candidates_.begin(), candidates_.end(),
        [&](const Candidate& candidate) { return candidate.column == careful.commune; });
    candidates_.erase(last, candidates_.end());
  }

  /// Whether the amount of the header has a column already; a second one would be something else.
  [[nodiscard]] bool has_whole(const AmountHeader& header) const {
    // Columns of the mapping may be parts of the row's own amount: they have no funder.
    if (header.kind == Kind::own && found_.find(field_of(*header.measure)) != nullptr) return true;
    return columns_of_stage_.contains(stage_of(header.funder, *header.measure));
  }

  void note_stage(const FunderAmounts& f) {
    columns_of_stage_.try_emplace(stage_of(f.funder.funder, f.funder.measure),
                                  AmountColumn{f.column, f.funder.in_thousands});
  }

  void take_field(const Candidate& candidate, Measure measure) {
    free_.take(candidate.column);
    found_.fields.push_back(
        {field_of(measure), candidate.column, Recognition::alike, candidate.header.in_thousands});
  }

  void take_funder(const Candidate& candidate) {
    free_.take(candidate.column);
    const AmountHeader& header = candidate.header;
    found_.funders.push_back({candidate.column,
                              {rows_.columns()[candidate.column], header.funder, *header.measure,
                               CreditKind::unknown, header.in_thousands},
                              Recognition::alike});
    note_stage(found_.funders.back());
  }

  void take_wholes() {
    for (const Candidate& candidate : candidates_) {
      const AmountHeader& header = candidate.header;
      const bool is_amount = header.kind == Kind::own || header.kind == Kind::funder;
      if (!is_amount || header.is_part || has_whole(header)) continue;
      if (header.kind == Kind::own) take_field(candidate, *header.measure);
      else take_funder(candidate);
    }
  }

  /// The column of the whole of which a header names a part.
  [[nodiscard]] AmountColumn whole_of(const AmountHeader& header) const {
    if (header.kind == Kind::own) {
      if (const FieldColumn* const own = found_.find(field_of(*header.measure)))
        return {own->column, own->in_thousands};
    }
    return columns_of_stage_.at(stage_of(header.funder, *header.measure));
  }

  /// Parts that add up to the whole are in it. Otherwise nothing says whether they come in
  /// addition, as a balance to an advance: they stay unread, with a warning.
  void set_aside(const std::vector<Candidate>& parts) {
    std::vector<AmountColumn> columns;
    for (const Candidate& part : parts) columns.push_back({part.column, part.header.in_thousands});
    const AmountColumn whole = whole_of(parts.front().header);
    if (!check_total(rows_, whole, columns, mapping_.money).is_total()) return;
    for (const Candidate& part : parts) found_.included.push_back(part.column);
  }

  void take_parts(Kind kind) {
    // In the order of the first of them.
    std::vector<std::vector<Candidate>> amounts;
    std::map<FunderStage, std::size_t> places;
    for (const Candidate& candidate : candidates_) {
      const AmountHeader& header = candidate.header;
      if (!header.is_part || header.kind != kind) continue;
      const auto place =
          places.try_emplace(stage_of(header.funder, *header.measure), amounts.size()).first;
      if (place->second == amounts.size()) amounts.emplace_back();
      amounts[place->second].push_back(candidate);
    }
    for (const std::vector<Candidate>& parts : amounts) {
      const Candidate& first = parts.front();
      if (has_whole(first.header)) {
        set_aside(parts);
      } else if (kind == Kind::own && parts.size() == 1) {
        take_field(first, *first.header.measure);
      } else {
        for (const Candidate& part : parts) take_funder(part);
      }
    }
  }

  /// The columns in which funders have amounts at a stage.
  [[nodiscard]] std::vector<AmountColumn> columns_at(Measure measure) const {
    std::vector<AmountColumn> columns;
    for (const FunderAmounts& f : found_.funders) {
      if (f.funder.measure == measure) columns.push_back({f.column, f.funder.in_thousands});
    }
    return columns;
  }

  /// The stage of a total that does not say it: the only one at which funders have columns.
  [[nodiscard]] std::optional<Measure> measure_of(const AmountHeader& header) const {
    if (header.measure) return header.measure;
    std::optional<Measure> only;
    for (const FunderAmounts& f : found_.funders) {
      if (only && *only != f.funder.measure) return std::nullopt;
      only = f.funder.measure;
    }
    return only;
  }

  void take_totals() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.header.kind != Kind::total) continue;
      const auto measure = measure_of(candidate.header);
      if (!measure) continue;
      const bool adds_up = !columns_at(*measure).empty();
      if (adds_up) {
        free_.take(candidate.column);
        found_.totals.push_back({candidate.column, *measure, candidate.header.in_thousands});
      } else if (found_.find(field_of(*measure)) == nullptr) {
        take_field(candidate, *measure);
      }
    }
  }

  /// "dont investissement": included in another column, where one is read.
  void take_included() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.header.kind != Kind::within) continue;
      bool is_read = false;
      for (const Measure measure : {Measure::requested, Measure::granted, Measure::paid}) {
        const bool is_meant = !candidate.header.measure || *candidate.header.measure == measure;
        const bool has_column =
            found_.find(field_of(measure)) != nullptr || !columns_at(measure).empty();
        is_read |= is_meant && has_column;
      }
      if (is_read) found_.included.push_back(candidate.column);
    }
  }

  /// "Accordé" beside "Accordé État" and "Accordé CAF" is their total where it is their sum.
  void find_sums() {
    if (found_.find(ActionField::funder) != nullptr ||
        mapping_.constants.contains(ActionField::funder)) {
      return;
    }
    for (const Measure measure : {Measure::requested, Measure::granted, Measure::paid}) {
      const FieldColumn* const own = found_.find(field_of(measure));
      const std::vector<AmountColumn> parts = columns_at(measure);
      if (own == nullptr || own->how == Recognition::mapping || parts.empty()) continue;
      const TotalColumn total{own->column, measure, own->in_thousands};
      const TotalCheck check =
          check_total(rows_, {total.column, total.in_thousands}, parts, mapping_.money);
      if (!check.is_total()) continue;
      found_.totals.push_back(total);
      const auto is_it = [&](const FieldColumn& f) { return f.column == total.column; };
      found_.fields.erase(std::remove_if(found_.fields.begin(), found_.fields.end(), is_it),
                          found_.fields.end());
    }
  }

  const SheetRows& rows_;
  const ActionMapping& mapping_;
  FreeColumns& free_;
  ActionColumns& found_;
  std::vector<Candidate> candidates_;
  std::map<FunderStage, AmountColumn> columns_of_stage_;  ///< of funders, the first of each
};

}  // namespace

void take_money_columns(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping,
                        const CarefulColumns& careful, FreeColumns& free, ActionColumns& found) {
  MoneyColumns(rows, mapping, free, found).run(sheet, careful);
}

}  // namespace carreau::inputs
