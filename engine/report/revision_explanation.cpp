// SPDX-License-Identifier: Apache-2.0
#include "report/revision_explanation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "report/explanation_words.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using results::RevisedCellRecord;
using results::RevisedRecord;
using results::RevisionFile;

/// Builds the sentences from what the file records: decisions are read, never made again.
class RevisionExplainer {
 public:
  RevisionExplainer(const RevisionFile& file, Language language) : file_(file), w_(language) {}

  std::string quartier(const RevisedRecord& r) {
    text_ = w_.text("report_revision_explanation_quartier",
                    {{"code", r.figures.code},
                     {"name", r.figures.name},
                     {"status", results::value_text(r.status, w_.language())}}) +
            "\n";
    fate(r);
    edit(r);
    people(r);
    extension(r);
    income(r);
    exit_rate(r);
    risks(r);
    letter(r);
    return finish();
  }

  std::string cell(const RevisedCellRecord& r) {
    text_ = w_.text("report_revision_explanation_cell", {{"cell", r.cell.cell_id}}) + "\n";
    const std::string of_people = w_.decimal(r.cell.people.value(), 1);
    if (r.cell.commune.empty()) line("report_explanation_cell_people", {{"people", of_people}});
    else {
      line("report_explanation_cell_people_of_commune",
           {{"people", of_people}, {"commune", r.cell.commune}});
    }
    listed_share(r);
    share_tested(r);
    role(r);
    line("report_revision_explanation_rule_alone",
         {{"conclusion", std::string(conclusion_text(r.cell.reason, w_))}});
    return finish();
  }

 private:
  void line(std::string_view sentence) { text_ += fmt::format("  {}\n", sentence); }
  void line(std::string_view code, std::vector<Detail> details) {
    line(w_.text(code, std::move(details)));
  }

  void fate(const RevisedRecord& r) {
    switch (r.status) {
      case RevisedStatus::unchanged: return line(w_("report_revision_explanation_unchanged"));
      case RevisedStatus::extended: return line(w_("report_revision_explanation_extended"));
      case RevisedStatus::created: return line(w_("report_revision_explanation_created"));
      case RevisedStatus::no_data: return line(w_("report_revision_explanation_no_data"));
      case RevisedStatus::left: return line(w_("report_revision_explanation_left"));
    }
  }

  void edit(const RevisedRecord& r) {
    if (r.edit_reason.empty()) return;
    line("report_revision_explanation_edit", {{"reason", r.edit_reason}, {"date", r.edit_date}});
  }

  void people(const RevisedRecord& r) {
    if (!r.figures.people) return;
    const std::string after = w_.count(r.figures.people->value());
    if (!r.people_before) {
      return line("report_revision_explanation_people", {{"people", after}});
    }
    line("report_revision_explanation_people_before_after",
         {{"before", w_.count(r.people_before->value())}, {"after", after}});
  }

  void extension(const RevisedRecord& r) {
    if (r.extension_cells == 0) return;
    std::vector<Detail> details{{"cells", w_.count(static_cast<double>(r.extension_cells))},
                                {"people", w_.count(r.extension_people.value())}};
    // What a hand chose need not meet the parameters.
    if (r.by_hand) return line("report_revision_explanation_extension_by_hand", details);
    details.push_back({"share", w_.percent_exact(file_.number("extension_share"))});
    details.push_back({"listed", w_.percent_exact(file_.number("revision_listed_share"))});
    details.push_back({"least", w_.count(file_.number("extension_people"))});
    line("report_revision_explanation_extension", std::move(details));
  }

  void income(const RevisedRecord& r) {
    if (!r.figures.median_declared || !r.figures.threshold_declared) return;
    const bool has_before = r.median_declared_before.has_value() && r.income_ratio;
    const Interval& median = has_before ? *r.median_declared_before : *r.figures.median_declared;
    std::vector<Detail> details{{"median", w_.euros(median.value)},
                                {"low", w_.euros(median.low)},
                                {"high", w_.euros(median.high)},
                                {"threshold", w_.euros(r.figures.threshold_declared->value())}};
    if (!has_before) return line("report_revision_explanation_income", std::move(details));
    details.push_back({"ratio", w_.decimal(*r.income_ratio, 2)});
    line("report_revision_explanation_income_ratio", std::move(details));
  }

  void exit_rate(const RevisedRecord& r) {
    if (!r.exit_rate) return;
    const results::RunRecord& rates = file_.provenance("exit_rates");
    line("report_revision_explanation_exit_rate",
         {{"rate", w_.percent(*r.exit_rate, 1)},
          {"overall", w_.percent(file_.number("exit_rate_overall"), 1)},
          {"revision", rates.value},
          {"source", rates.source.value_or(std::string())}});
  }

  void risks(const RevisedRecord& r) {
    if (r.risks.empty() || r.status == RevisedStatus::left) return;
    std::vector<std::string> reasons;
    for (const ExitRisk risk : r.risks) {
      reasons.emplace_back(results::value_text(risk, w_.language()));
    }
    line("report_revision_explanation_at_risk", {{"reasons", reasons}});
  }

  void letter(const RevisedRecord& r) {
    if (r.letter.empty()) return;
    line("report_revision_explanation_letter", {{"letter", r.letter}});
  }

  void listed_share(const RevisedCellRecord& r) {
    if (r.share_listed <= 0.0) return;
    line("report_revision_explanation_cell_listed_share",
         {{"share", w_.percent_apart(r.share_listed, file_.number("revision_listed_share"), 1)},
          {"listed", w_.percent_exact(file_.number("revision_listed_share"))}});
  }

  void share_tested(const RevisedCellRecord& r) {
    if (r.cell.people.is_zero() || !r.cell.share_tested) return;
    const double needed = file_.number("extension_share");
    line("report_revision_explanation_cell_share",
         {{"share", w_.percent_apart(*r.cell.share_tested, needed, 1)},
          {"needed", w_.percent_exact(needed)}});
  }

  void role(const RevisedCellRecord& r) {
    std::vector<Detail> details{{"quartier", r.quartier}};
    if (r.group_people) {
      details.push_back({"people", w_.count(r.group_people->value())});
      details.push_back({"least", w_.count(file_.number("extension_people"))});
    }
    switch (r.role) {
      case CellRole::outside: return line(w_("report_revision_explanation_role_outside"));
      case CellRole::listed: return line("report_revision_explanation_role_listed", details);
      case CellRole::extension:
        return line(r.group_people ? "report_revision_explanation_role_extension"
                                   : "report_revision_explanation_role_extension_by_hand",
                    details);
      case CellRole::created: return line("report_revision_explanation_role_created", details);
      case CellRole::share_too_low:
        return line("report_revision_explanation_role_share_too_low", details);
      case CellRole::group_too_small:
        return line("report_revision_explanation_role_group_too_small", details);
      case CellRole::other_unit:
        return line("report_revision_explanation_role_other_unit", details);
      case CellRole::beside_listed:
        return line("report_revision_explanation_role_beside_listed", details);
    }
  }

  std::string finish() {
    line("report_explanation_rule",
         {{"rule", file_.provenance("name").value}, {"year", file_.provenance("year").value}});
    return std::move(text_);
  }

  const RevisionFile& file_;
  Words w_;
  std::string text_;
};

}  // namespace

std::string explain_revision(const RevisionFile& file, const std::string& id, Language language) {
  RevisionExplainer explainer(file, language);
  if (const auto quartier = file.find_quartier(id)) return explainer.quartier(*quartier);
  if (CellId::parse(id)) {
    if (!file.has_cells()) throw DataError(Message{"result_without_cells"});
    if (const auto cell = file.find_cell(id)) return explainer.cell(*cell);
    throw DataError(Message{"cell_not_in_result", {{"cell", id}}});
  }
  const auto near = nearest_name(id, file.codes());
  throw DataError(Message{"id_not_in_result", {{"found", id}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

}  // namespace carreau::report
