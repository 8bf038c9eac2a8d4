// SPDX-License-Identifier: Apache-2.0
/// What fuzzers of readers share: the input as a file, and the errors that a reader may throw.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace carreau::fuzz {

/// Writes the bytes to a file of the folder that the fuzzer runs in, and returns its name. The file
/// of the input before is removed and not emptied: a file system such as ext4 brings to the disk at
/// once what was emptied and written anew, and the next input would wait for the disk.
inline std::string written(const std::string& name, const std::uint8_t* data, std::size_t size) {
  std::filesystem::remove(name);
  std::ofstream file(name, std::ios::binary);
  file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  return name;
}

/// Calls a reader. An Error is a refusal, as it should be; anything else ends the fuzzer.
template <class Read>
void read_or_refuse(const Read& read) {
  try {
    read();
  } catch (const Error&) {  // refused
  }
}

}  // namespace carreau::fuzz
