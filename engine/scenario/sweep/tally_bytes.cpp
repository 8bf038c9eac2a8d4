// SPDX-License-Identifier: Apache-2.0
// The bytes of a tally: whole numbers of seven bits a byte, the lowest first; a checksum last.
#include "base/error.hpp"
#include "scenario/sweep/sweep_tally.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

namespace carreau {

namespace {

/// The last character is the version: it changes with the content.
constexpr std::string_view kMark = "carreau-sweep-1\n";
constexpr std::size_t kChecksum = 8;

/// FNV-1a: finds what a disk or a network did to the bytes; it need not withstand anybody.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = 0xCBF29CE484222325U;
  for (const char c : bytes) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return sum;
}

class Writer {
 public:
  void whole(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    whole(value.size());
    bytes_ += value;
  }
  void append(std::string_view raw) { bytes_ += raw; }
  /// Most counts are zero: only the others, each with the zeros before it.
  void sparse(const std::vector<std::uint32_t>& counts) {
    std::uint64_t zeros = 0;
    for (const std::uint32_t count : counts) {
      if (count == 0) {
        ++zeros;
        continue;
      }
      whole(zeros + 1);
      whole(count);
      zeros = 0;
    }
    whole(0);
  }
  void span(const LineSpan& span) {
    whole(span.count);
    if (span.count == 0) return;
    whole(span.first);
    whole(span.last);
  }
  [[nodiscard]] std::string take() {
    std::uint64_t sum = checksum(bytes_);
    for (std::size_t i = 0; i < kChecksum; ++i, sum >>= 8U)
      bytes_ += static_cast<char>(sum & 0xFFU);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

[[noreturn]] void refuse() { throw DataError(Message{"sweep_bytes_damaged"}); }

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Whole = std::uint64_t>
  Whole whole() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) refuse();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) != 0) continue;
      if (value > static_cast<std::uint64_t>(std::numeric_limits<Whole>::max())) refuse();
      return static_cast<Whole>(value);
    }
    refuse();
  }
  /// How many items follow; each takes at least one byte, so that no damaged number asks for more
  /// memory than there are bytes.
  std::size_t count() {
    const auto items = whole<std::size_t>();
    if (items > bytes_.size()) refuse();
    return items;
  }
  std::string text() {
    const std::size_t size = count();
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }
  void sparse(std::vector<std::uint32_t>& counts) {
    std::size_t at = 0;
    while (const auto gap = whole<std::size_t>()) {
      if (gap > counts.size() - at) refuse();
      at += gap;
      counts[at - 1] = whole<std::uint32_t>();
    }
  }
  LineSpan span() {
    LineSpan span;
    span.count = whole<std::uint32_t>();
    if (span.count == 0) return span;
    span.first = whole<std::uint32_t>();
    span.last = whole<std::uint32_t>();
    return span;
  }
  CellIndex cell() { return CellIndex(whole<std::uint32_t>()); }
  [[nodiscard]] bool is_at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

/// Keys of a list rise, so differences are written: short, and in order when read.
template <class Whole>
Whole next_key(Reader& reader, Whole last, bool is_first) {
  const Whole step = reader.whole<Whole>();
  if (is_first) return step;
  if (step <= 0 || step > std::numeric_limits<Whole>::max() - last) refuse();
  return last + step;
}

void write_rows(Writer& out, const std::vector<SweepRow>& rows) {
  out.whole(rows.size());
  std::int64_t last = 0;
  for (const SweepRow& row : rows) {
    out.whole(static_cast<std::uint64_t>(row.scenario - last));
    last = row.scenario;
    for (const std::uint32_t n : {row.zones, row.near_misses, row.cells, row.positions, row.others})
      out.whole(n);
    for (const std::int64_t n :
         {row.people.tenths(), row.threshold_low.cents(), row.threshold_high.cents()})
      out.whole(static_cast<std::uint64_t>(n));
  }
}

void read_rows(Reader& in, std::vector<SweepRow>& rows) {
  rows.resize(in.count());
  std::int64_t last = 0;
  for (SweepRow& row : rows) {
    row.scenario = last = next_key(in, last, &row == &rows.front());
    for (std::uint32_t* const n :
         {&row.zones, &row.near_misses, &row.cells, &row.positions, &row.others})
      *n = in.whole<std::uint32_t>();
    row.people = Persons::from_tenths(in.whole<std::int64_t>());
    row.threshold_low = Euros::from_cents(in.whole<std::int64_t>());
    row.threshold_high = Euros::from_cents(in.whole<std::int64_t>());
  }
}

void write_cells(Writer& out, const SweepTally& tally) {
  out.whole(tally.cells.size());
  std::size_t last = 0;
  for (const CellCount& c : tally.cells) {
    out.whole(c.cell.position() - last);
    last = c.cell.position();
    out.whole(c.in);
    out.whole(c.near);
  }
  for (const LineSpan& span : tally.cell_lines) out.span(span);
}

void read_cells(Reader& in, SweepTally& tally) {
  tally.cells.resize(in.count());
  std::uint32_t last = 0;
  for (CellCount& c : tally.cells) {
    last = next_key(in, last, &c == &tally.cells.front());
    c.cell = CellIndex(last);
    c.in = in.whole<std::uint32_t>();
    c.near = in.whole<std::uint32_t>();
  }
  tally.cell_lines.resize(tally.cells.size() * tally.shape.variations);
  for (LineSpan& span : tally.cell_lines) span = in.span();
}

void write_others(Writer& out, const std::vector<OtherZone>& others) {
  out.whole(others.size());
  std::size_t last = 0;
  for (const OtherZone& other : others) {
    out.whole(other.heart.position() - last);
    last = other.heart.position();
    out.whole(other.count);
    out.whole(static_cast<std::uint64_t>(other.people.tenths()));
    out.whole(other.cells.size());
    for (const CellIndex cell : other.cells) out.whole(cell.position());
  }
}

void read_others(Reader& in, std::vector<OtherZone>& others) {
  others.resize(in.count());
  std::uint32_t last = 0;
  for (OtherZone& other : others) {
    last = next_key(in, last, &other == &others.front());
    other.heart = CellIndex(last);
    other.count = in.whole<std::uint32_t>();
    other.people = Persons::from_tenths(in.whole<std::int64_t>());
    other.cells.resize(in.count());
    for (CellIndex& cell : other.cells) cell = in.cell();
  }
}

TallyShape read_shape(Reader& in) {
  TallyShape shape;
  shape.plan = in.text();
  shape.zones = in.whole<std::size_t>();
  shape.variations = in.whole<std::size_t>();
  shape.classes = in.whole<std::size_t>();
  return shape;
}

/// Whether all cells are of the grid, and the heart of each other zone is among those counted. The
/// checksum withstands no one who wrote the bytes on purpose, and cells are places in memory.
bool is_of_grid(const SweepTally& tally) {
  const auto is_cell = [&](CellIndex cell) { return cell.position() < tally.shape.cells; };
  return std::ranges::all_of(tally.cells, is_cell, &CellCount::cell) &&
         std::ranges::all_of(tally.others, [&](const OtherZone& other) {
           return std::ranges::all_of(other.cells, is_cell) &&
                  std::ranges::binary_search(tally.cells, other.heart, {}, &CellCount::cell);
         });
}

std::string_view checked(std::string_view bytes) {
  if (!bytes.starts_with(kMark) || bytes.size() < kMark.size() + kChecksum) {
    throw DataError(Message{"sweep_bytes_foreign"});
  }
  const std::string_view content = bytes.substr(0, bytes.size() - kChecksum);
  std::uint64_t sum = 0;
  for (std::size_t i = kChecksum; i-- > 0;) {
    sum = (sum << 8U) | static_cast<unsigned char>(bytes[content.size() + i]);
  }
  if (sum != checksum(content)) refuse();
  return content.substr(kMark.size());
}

}  // namespace

std::string SweepTally::bytes() const {
  Writer out;
  out.append(kMark);
  out.text(shape.plan);
  for (const std::size_t n : {shape.zones, shape.variations, shape.classes}) out.whole(n);
  write_rows(out, rows);
  write_cells(out, *this);
  out.sparse(zones);
  for (const LineSpan& span : zone_lines) out.span(span);
  out.sparse(classes);
  write_others(out, others);
  return out.take();
}

SweepTally SweepTally::from_bytes(std::string_view bytes, const TallyShape& expected) {
  Reader in(checked(bytes));
  TallyShape shape = read_shape(in);
  shape.cells = expected.cells;
  if (shape != expected) throw DataError(Message{"sweep_other_plan"});
  SweepTally tally(expected);
  read_rows(in, tally.rows);
  read_cells(in, tally);
  in.sparse(tally.zones);
  for (LineSpan& span : tally.zone_lines) span = in.span();
  in.sparse(tally.classes);
  read_others(in, tally.others);
  if (!in.is_at_end() || !is_of_grid(tally)) refuse();
  return tally;
}

}  // namespace carreau
