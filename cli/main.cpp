// SPDX-License-Identifier: Apache-2.0
/// The program `carreau`: see cli/commands.cpp for its verbs.
#include "cli/commands.hpp"

int main(int argc, char** argv) { return carreau::cli::run_program(argc, argv); }
