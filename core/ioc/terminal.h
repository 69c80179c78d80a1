// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ioc {

/// Takes the codes out of text that were meant for a terminal: colours (`ESC [ 01;31 m`, as grep and logs have them),
/// movements of the cursor, window titles (`ESC ] 0;… BEL`). Colours leave nothing behind, movements a blank. The
/// address of a link (`ESC ] 8;;… BEL`) stays: it is what the reader would click. A code may be cut anywhere between two
/// calls; one that never ends is given up at the end of its line.
class TerminalCodes
{
public:
    /// Strips text[from…]; what stands before has been stripped already.
    void strip(std::string &text, std::size_t from);

private:
    enum class State { Text, Escape, Short, Control, Command, Link, Title, CommandEnd };

    void take(char c, std::string &out, std::size_t &length);
    void takeControl(char c, std::string &out, std::size_t &length);
    void takeCommand(char c, std::string &out, std::size_t &length);

    State m_state = State::Text;
    std::size_t m_length = 0; ///< of the code so far
    char m_first = 0; ///< of a command
};

/// Text that is there as a whole.
std::string withoutTerminalCodes(std::string_view text);

} // namespace ioc
