// SPDX-License-Identifier: Apache-2.0
/// The columns of one kind of result. Files, the API, PostGIS and printed tables are derived from
/// them.
///
///   struct Place { std::string code; std::optional<Persons> people; Interval median; };
///   const ColumnTable<Place> table(list_of(text_column<&Place::code>(headings::kCode),
///                                          number_column<&Place::people>(headings::kPeople),
///                                          interval_columns<&Place::median>(headings::kMedian)));
///   table.fields();       // code text, people real, median integer, median_low, median_high
///   table.row(place);     // values in that order, null where nothing is known
///
/// A column reads one member through a plain function, without any look-up by name, and allocates
/// nothing of its own. Every column of a member can also be read back (record_reader.hpp).
#pragma once

#include "files/row_stream.hpp"
#include "results/field_traits.hpp"
#include "results/headings.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace carreau::results {

/// One column. `part` distinguishes columns that read elements of the same vector, such as the
/// indicators of a portrait; it is 0 for any other column.
template <class Record>
struct Column {
  using Get = files::FieldValue (*)(const Record& record, std::size_t part);
  /// Returns false where the column cannot hold the value.
  using Set = bool (*)(Record& record, std::size_t part, const files::FieldValue& value);

  std::string name;
  files::FieldType type = files::FieldType::text;
  ColumnUnit unit = ColumnUnit::none;
  std::string french;
  std::string english;
  Get get = nullptr;
  Set set = nullptr;  ///< null for a column that is computed from others
  std::size_t part = 0;

  [[nodiscard]] const std::string& title(Language language) const {
    return language == Language::french ? french : english;
  }
  [[nodiscard]] files::FieldValue value(const Record& record) const { return get(record, part); }
};

/// Columns in file order, with unique names. Not copyable, because fields() points into it.
template <class Record>
class ColumnTable {
 public:
  explicit ColumnTable(std::vector<Column<Record>> columns) : columns_(std::move(columns)) {
    fields_.reserve(columns_.size());
    for (const Column<Record>& column : columns_) {
      assert(std::count_if(columns_.begin(), columns_.end(),
                           [&](const auto& other) { return other.name == column.name; }) == 1);
      fields_.push_back({column.name.c_str(), column.type});
    }
  }
  ColumnTable(ColumnTable&&) noexcept = default;
  ColumnTable& operator=(ColumnTable&&) noexcept = default;
  ColumnTable(const ColumnTable&) = delete;
  ColumnTable& operator=(const ColumnTable&) = delete;
  ~ColumnTable() = default;

  [[nodiscard]] const std::vector<Column<Record>>& columns() const { return columns_; }
  /// The description of the columns that writers need.
  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return fields_; }
  [[nodiscard]] std::size_t size() const { return columns_.size(); }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].name == name) return c;
    }
    return std::nullopt;
  }
  /// The column with this heading, which must exist.
  [[nodiscard]] const Column<Record>& at(const Heading& heading) const {
    const auto place = find(heading.name);
    assert(place);
    return columns_[*place];
  }

  [[nodiscard]] files::Row row(const Record& record) const {
    files::Row values;
    values.reserve(columns_.size());
    for (const Column<Record>& column : columns_) values.push_back(column.value(record));
    return values;
  }
  [[nodiscard]] std::vector<files::Row> rows(const std::vector<Record>& records) const {
    std::vector<files::Row> all;
    all.reserve(records.size());
    for (const Record& record : records) all.push_back(row(record));
    return all;
  }

 private:
  std::vector<Column<Record>> columns_;
  std::vector<files::FieldSpec> fields_;
};

/// A member of a member: `kPath<&Row::lost, &CountRecord::people>`.
template <auto Outer, auto Inner>
struct Path {};
template <auto Outer, auto Inner>
inline constexpr Path<Outer, Inner> kPath{};

/// The type of the record of a member pointer, and the type of the member.
template <class Member>
struct MemberOf;
template <class R, class V>
struct MemberOf<V R::*> {
  using Record = R;
  using Value = V;
  static const V& get(const R& record, V R::*member) { return record.*member; }
  static V& get(R& record, V R::*member) { return record.*member; }
};
template <auto Outer, auto Inner>
struct MemberOf<Path<Outer, Inner>> {
  using Record = typename MemberOf<decltype(Outer)>::Record;
  using Value = typename MemberOf<decltype(Inner)>::Value;
  static const Value& get(const Record& record, Path<Outer, Inner> /*path*/) {
    return record.*Outer.*Inner;
  }
  static Value& get(Record& record, Path<Outer, Inner> /*path*/) { return record.*Outer.*Inner; }
};
template <auto Member>
using MemberAccess = MemberOf<std::remove_const_t<decltype(Member)>>;
template <auto Member>
using RecordOf = typename MemberAccess<Member>::Record;
template <auto Member>
using ValueOf = typename MemberAccess<Member>::Value;

/// A column with its heading, without functions.
template <class Record>
[[nodiscard]] Column<Record> headed(const Heading& heading, files::FieldType type) {
  Column<Record> column;
  column.name = heading.name;
  column.type = type;
  column.unit = heading.unit;
  column.french = heading.french;
  column.english = heading.english;
  return column;
}

/// A column that reads one member by the rules of `Traits` (see field_traits.hpp).
template <auto Member, class Traits>
[[nodiscard]] Column<RecordOf<Member>> member_column(const Heading& heading) {
  using Record = RecordOf<Member>;
  auto column = headed<Record>(heading, Traits::kType);
  column.get = [](const Record& record, std::size_t) {
    return Traits::to_field(MemberAccess<Member>::get(record, Member));
  };
  column.set = [](Record& record, std::size_t, const files::FieldValue& value) {
    return Traits::from_field(value, MemberAccess<Member>::get(record, Member));
  };
  return column;
}

/// A column that reads one element of a vector. When a record is read back, the vector grows as
/// needed.
template <auto Member, class Traits>
[[nodiscard]] Column<RecordOf<Member>> part_column(const Heading& heading, std::size_t part) {
  using Record = RecordOf<Member>;
  auto column = headed<Record>(heading, Traits::kType);
  column.part = part;
  column.get = [](const Record& record, std::size_t k) {
    return Traits::to_field((record.*Member)[k]);
  };
  column.set = [](Record& record, std::size_t k, const files::FieldValue& value) {
    auto& parts = record.*Member;
    if (parts.size() <= k) parts.resize(k + 1);
    return Traits::from_field(value, parts[k]);
  };
  return column;
}

/// The same of a member of that part: `part_member_column<&R::zonings, &ZoneAnswer::code, …>`.
template <auto Member, auto Inner, class Traits>
[[nodiscard]] Column<RecordOf<Member>> part_member_column(const Heading& heading,
                                                          std::size_t part) {
  using Record = RecordOf<Member>;
  auto column = headed<Record>(heading, Traits::kType);
  column.part = part;
  column.get = [](const Record& record, std::size_t k) {
    return Traits::to_field((record.*Member)[k].*Inner);
  };
  column.set = [](Record& record, std::size_t k, const files::FieldValue& value) {
    auto& parts = record.*Member;
    if (parts.size() <= k) parts.resize(k + 1);
    return Traits::from_field(value, parts[k].*Inner);
  };
  return column;
}

/// A text, or an enumeration by its stable names.
template <auto Member, Empty kEmpty = Empty::null>
[[nodiscard]] auto text_column(const Heading& heading) {
  return member_column<Member, TextTraits<ValueOf<Member>, kEmpty>>(heading);
}
/// A list of codes in one text.
template <auto Member, char kSeparator = ';', Empty kEmpty = Empty::null>
[[nodiscard]] auto list_column(const Heading& heading) {
  return member_column<Member, ListTraits<ValueOf<Member>, kSeparator, kEmpty>>(heading);
}
/// A whole number, or a bool as 0 or 1.
template <auto Member>
[[nodiscard]] auto integer_column(const Heading& heading) {
  return member_column<Member, IntegerTraits<ValueOf<Member>>>(heading);
}
/// A quantity rounded to a number of decimals; with none, a column of whole numbers.
template <auto Member, int kDecimals = kAllDecimals>
[[nodiscard]] auto number_column(const Heading& heading) {
  return member_column<Member, NumberTraits<ValueOf<Member>, kDecimals>>(heading);
}

/// The lower or upper bound of an interval, named after its value.
template <class Record>
void name_end(Column<Record>& column, IntervalEnd end) {
  column.name += end_of_name(end);
  column.french += end_of_title(end, Language::french);
  column.english += end_of_title(end, Language::english);
}

/// Three columns: the value, `…_low` and `…_high`.
template <auto Member, int kDecimals = 0>
[[nodiscard]] auto interval_columns(const Heading& heading) {
  using Held = ValueOf<Member>;
  std::vector<Column<RecordOf<Member>>> three = {
      member_column<Member, IntervalTraits<Held, IntervalEnd::value, kDecimals>>(heading),
      member_column<Member, IntervalTraits<Held, IntervalEnd::low, kDecimals>>(heading),
      member_column<Member, IntervalTraits<Held, IntervalEnd::high, kDecimals>>(heading)};
  name_end(three[1], IntervalEnd::low);
  name_end(three[2], IntervalEnd::high);
  return three;
}

/// The same three columns for one element of a vector.
template <auto Member, int kDecimals>
[[nodiscard]] auto interval_part_columns(const Heading& heading, std::size_t part) {
  using Held = typename ValueOf<Member>::value_type;
  std::vector<Column<RecordOf<Member>>> three = {
      part_column<Member, IntervalTraits<Held, IntervalEnd::value, kDecimals>>(heading, part),
      part_column<Member, IntervalTraits<Held, IntervalEnd::low, kDecimals>>(heading, part),
      part_column<Member, IntervalTraits<Held, IntervalEnd::high, kDecimals>>(heading, part)};
  name_end(three[1], IntervalEnd::low);
  name_end(three[2], IntervalEnd::high);
  return three;
}

/// A column computed from several members, and therefore not read back.
template <class Record>
[[nodiscard]] Column<Record> computed_column(const Heading& heading, files::FieldType type,
                                             files::FieldValue (*get)(const Record&, std::size_t),
                                             std::size_t part = 0) {
  auto column = headed<Record>(heading, type);
  column.get = get;
  column.part = part;
  return column;
}

template <class Record>
void append_to(std::vector<Column<Record>>& list, Column<Record> column) {
  list.push_back(std::move(column));
}
template <class Record>
void append_to(std::vector<Column<Record>>& list, std::vector<Column<Record>> columns) {
  for (Column<Record>& column : columns) list.push_back(std::move(column));
}
/// Concatenates columns and lists of columns.
template <class Record, class... Columns>
[[nodiscard]] std::vector<Column<Record>> list_of(Columns... columns) {
  std::vector<Column<Record>> list;
  (append_to(list, std::move(columns)), ...);
  return list;
}

}  // namespace carreau::results
