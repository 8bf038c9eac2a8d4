// SPDX-License-Identifier: Apache-2.0
#include "io/sample_workbook.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <xlsxwriter.h>

#include <array>

namespace carreau::io {

namespace {

/// A heading and the width of its column, in characters.
struct Column {
  const char* name;
  double width;
};

constexpr std::array<Column, 17> kActionColumns = {{{"Référence", 12},
                                                    {"Année", 7},
                                                    {"Intitulé", 46},
                                                    {"Porteur", 34},
                                                    {"SIRET", 16},
                                                    {"Contrat", 11},
                                                    {"Thème", 7},
                                                    {"Libellé du thème", 36},
                                                    {"Objectif", 46},
                                                    {"Statut", 11},
                                                    {"Public prévu", 12},
                                                    {"Public réalisé", 12},
                                                    {"Quartiers", 20},
                                                    {"Commune", 9},
                                                    {"Lieu", 28},
                                                    {"Longitude", 11},
                                                    {"Latitude", 11}}};
constexpr std::array<Column, 6> kFundingColumns = {{{"Référence", 12},
                                                    {"Financeur", 28},
                                                    {"Type", 14},
                                                    {"Demandé", 12},
                                                    {"Accordé", 12},
                                                    {"Versé", 12}}};

/// A sheet that is filled row by row.
struct Sheet {
  lxw_worksheet* sheet = nullptr;
  lxw_row_t row = 0;
  lxw_col_t column = 0;

  void text(const std::string& value) {
    if (!value.empty()) worksheet_write_string(sheet, row, column, value.c_str(), nullptr);
    ++column;
  }
  void number(double value, lxw_format* format = nullptr) {
    worksheet_write_number(sheet, row, column++, value, format);
  }
  void skip() { ++column; }
  void end_row() {
    ++row;
    column = 0;
  }
};

}  // namespace

struct SampleWorkbook::Impl {
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* money = nullptr;
  Sheet actions;
  Sheet fundings;

  template <std::size_t N>
  Sheet start(const char* name, const std::array<Column, N>& columns) const {
    Sheet sheet{workbook_add_worksheet(book, name)};
    for (std::size_t i = 0; i < N; ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet.sheet, column, column, columns[i].width, nullptr);
      worksheet_write_string(sheet.sheet, 0, column, columns[i].name, bold);
    }
    worksheet_freeze_panes(sheet.sheet, 1, 0);
    sheet.end_row();
    return sheet;
  }

  void write(const SampleAction& action) {
    actions.text(action.reference);
    actions.number(action.year);
    for (const std::string* field :
         {&action.title, &action.operator_name, &action.siret, &action.contract, &action.theme,
          &action.theme_label, &action.objective, &action.status}) {
      actions.text(*field);
    }
    actions.number(action.public_planned);
    if (action.public_reached) actions.number(*action.public_reached);
    else actions.skip();
    actions.text(join(action.quartiers, ";"));
    actions.text(action.commune);
    actions.text(action.address);
    if (action.place) {
      actions.number(action.place->x);
      actions.number(action.place->y);
    }
    actions.end_row();
  }

  void write(const std::string& reference, const SampleFunding& funding) {
    fundings.text(reference);
    fundings.text(funding.funder);
    fundings.text(funding.is_specific ? "spécifique" : "droit commun");
    for (const Euros amount : {funding.asked, funding.granted, funding.paid}) {
      fundings.number(amount.value(), money);
    }
    fundings.end_row();
  }
};

SampleWorkbook::SampleWorkbook(const std::string& path) : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  impl_->book = workbook_new_opt(path.c_str(), &options);
  if (impl_->book == nullptr) throw IoError(path, "cannot be written", "is the disk full?");
  lxw_doc_properties properties = {};
  properties.created = 1'735'689'600;  // 1 January 2025: the same run writes the same bytes
  workbook_set_properties(impl_->book, &properties);
  impl_->bold = workbook_add_format(impl_->book);
  format_set_bold(impl_->bold);
  impl_->money = workbook_add_format(impl_->book);
  format_set_num_format(impl_->money, "#,##0.00");
  impl_->actions = impl_->start("Actions", kActionColumns);
  impl_->fundings = impl_->start("Financements", kFundingColumns);
}

SampleWorkbook::~SampleWorkbook() {
  if (impl_->book != nullptr) lxw_workbook_free(impl_->book);
}

void SampleWorkbook::add(std::span<const SampleAction> actions) {
  for (const SampleAction& action : actions) {
    impl_->write(action);
    for (const SampleFunding& funding : action.fundings) impl_->write(action.reference, funding);
  }
}

void SampleWorkbook::finish() {
  lxw_workbook* book = impl_->book;
  impl_->book = nullptr;  // freed by closing, whatever comes of it
  if (workbook_close(book) != LXW_NO_ERROR) {
    throw IoError(impl_->path, "cannot be written", "is there room on the disk?");
  }
}

}  // namespace carreau::io
