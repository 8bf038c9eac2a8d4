// SPDX-License-Identifier: Apache-2.0
#include "grid/cell_columns.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace carreau {

namespace {

constexpr std::size_t kCodeSize = 5;  // one code in most cells

template <class Values>
void move_within(Values& values, std::size_t from, std::size_t count, std::size_t to) {
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(from);
  std::move(begin, begin + static_cast<std::ptrdiff_t>(count),
            values.begin() + static_cast<std::ptrdiff_t>(to));
}

template <class Values>
void append_to(Values& values, const Values& others) {
  values.insert(values.end(), others.begin(), others.end());
}

}  // namespace

void CellSources::add(std::size_t cell, std::uint64_t source) {
  if (runs_.empty() || source != next_) runs_.push_back({cell, source});
  next_ = source + 1;
}

void CellSources::append(const CellSources& others, std::size_t first) {
  for (const Run& run : others.runs_) runs_.push_back({first + run.first, run.source});
  if (!others.runs_.empty()) next_ = others.next_;
}

std::uint64_t CellSources::operator[](std::size_t cell) const {
  const auto behind = std::upper_bound(runs_.begin(), runs_.end(), cell,
                                       [](std::size_t c, const Run& run) { return c < run.first; });
  const Run& run = *std::prev(behind);
  return run.source + (cell - run.first);
}

void CellColumns::reserve(std::size_t count) {
  position_.reserve(count);
  people_.reserve(count);
  households_.reserve(count);
  poor_households_.reserve(count);
  income_sum_.reserve(count);
  imputation_.reserve(count);
  commune_size_.reserve(count);
  traits_.reserve(count);
}

void CellColumns::add(const CellRecord& record) {
  sources_.add(size(), record.source);
  position_.push_back(record.position);
  people_.push_back(record.people);
  households_.push_back(record.households);
  poor_households_.push_back(record.poor_households);
  income_sum_.push_back(record.income_sum);
  imputation_.push_back(record.imputation);
  // Only a grid that names its groups pays for them.
  if (record.group != kNoGroup) group_.push_back(record.group);
  if (commune_texts_.empty()) commune_texts_.push_back({});
  commune_texts_.back().text += record.communes;
  commune_size_.push_back(static_cast<std::uint32_t>(record.communes.size()));
  // Only columns that were asked for take memory.
  if (traits_.known().any()) traits_.add(record.traits);
}

void CellColumns::append(CellColumns others) {
  // Columns without cells, as of a file without rows, say nothing about traits and groups.
  if (others.size() == 0) return;
  if (size() == 0) {
    *this = std::move(others);
    return;
  }
  const bool has_groups = group_.size() == size() && others.group_.size() == others.size();
  if (has_groups) append_to(group_, others.group_);
  else group_.clear();
  sources_.append(others.sources_, size());
  for (CommuneText& text : others.commune_texts_) {
    commune_texts_.push_back({size() + text.first, std::move(text.text)});
  }
  append_to(position_, others.position_);
  append_to(people_, others.people_);
  append_to(households_, others.households_);
  append_to(poor_households_, others.poor_households_);
  append_to(income_sum_, others.income_sum_);
  append_to(imputation_, others.imputation_);
  append_to(commune_size_, others.commune_size_);
  traits_.append(others.traits_);
}

void CellColumns::make_room(std::size_t count) {
  position_.resize(count);
  people_.resize(count);
  households_.resize(count);
  poor_households_.resize(count);
  income_sum_.resize(count);
  imputation_.resize(count);
  commune_size_.resize(count);
  traits_.resize(count);
}

void CellColumns::move_down(std::size_t from, std::size_t count, std::size_t to) {
  move_within(position_, from, count, to);
  move_within(people_, from, count, to);
  move_within(households_, from, count, to);
  move_within(poor_households_, from, count, to);
  move_within(income_sum_, from, count, to);
  move_within(imputation_, from, count, to);
  move_within(commune_size_, from, count, to);
  traits_.move_down(from, count, to);
}

CellWriter::CellWriter(CellColumns& columns, std::size_t first, std::size_t most)
    : columns_(&columns), first_(first), most_(most) {
  communes_.reserve(kCodeSize * most);
}

std::vector<CellWriter> CellWriter::share(CellColumns& columns, std::span<const std::size_t> most) {
  std::vector<CellWriter> writers;
  std::size_t count = 0;
  for (const std::size_t of_one : most) {
    writers.push_back(CellWriter(columns, count, of_one));
    count += of_one;
  }
  columns.make_room(count);
  return writers;
}

void CellWriter::add(const CellRecord& record) {
  if (size_ == most_) throw std::length_error("more cells than were announced");
  CellColumns& columns = *columns_;
  const std::size_t at = first_ + size_;
  sources_.add(size_, record.source);
  columns.position_[at] = record.position;
  columns.people_[at] = record.people;
  columns.households_[at] = record.households;
  columns.poor_households_[at] = record.poor_households;
  columns.income_sum_[at] = record.income_sum;
  columns.imputation_[at] = record.imputation;
  columns.commune_size_[at] = static_cast<std::uint32_t>(record.communes.size());
  communes_ += record.communes;
  if (columns.traits_.known().any()) columns.traits_.put(at, record.traits);
  ++size_;
}

void CellWriter::join(std::vector<CellWriter> writers, CellColumns& columns) {
  std::size_t count = 0;
  for (CellWriter& writer : writers) {
    // A part of a file may have blank lines, which no cell came from.
    if (writer.first_ != count) columns.move_down(writer.first_, writer.size_, count);
    columns.sources_.append(writer.sources_, count);
    columns.commune_texts_.push_back({count, std::move(writer.communes_)});
    count += writer.size_;
  }
  columns.make_room(count);
}

}  // namespace carreau
