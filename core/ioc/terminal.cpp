// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/terminal.h"

namespace ioc {

namespace {

constexpr char escapeByte = '\x1b';
constexpr char bell = '\x07';
/// A longer "ESC [ …" is no code that any terminal knows.
constexpr std::size_t longestControl = 64;

bool isBetween(char c, char first, char last)
{
    return c >= first && c <= last;
}

} // namespace

void TerminalCodes::strip(std::string &text, std::size_t from)
{
    if (m_state == State::Text) {
        from = text.find(escapeByte, from);
        if (from == text.npos)
            return;
    }
    // In place: never more is written than was read.
    std::size_t length = from;
    for (std::size_t i = from; i < text.size(); ++i)
        take(text[i], text, length);
    text.resize(length);
}

void TerminalCodes::take(char c, std::string &out, std::size_t &length)
{
    switch (m_state) {
    case State::Text:
        if (c == escapeByte)
            m_state = State::Escape;
        else
            out[length++] = c;
        return;
    case State::Escape:
        m_length = 0;
        if (c == '[') {
            m_state = State::Control;
        } else if (c == ']') {
            m_state = State::Command;
        } else if (isBetween(c, 0x20, 0x2f)) { // "ESC ( B"
            m_state = State::Short;
        } else {
            // What other codes say with a letter is seldom seen: the letter may as well belong to a word.
            m_state = c == escapeByte ? State::Escape : State::Text;
            if (c != escapeByte) {
                out[length++] = isBetween(c, 0x30, 0x3f) ? ' ' : c;
            }
        }
        return;
    case State::Short:
        m_state = State::Text;
        if (!isBetween(c, 0x30, 0x7e))
            out[length++] = c;
        return;
    case State::Control:
        takeControl(c, out, length);
        return;
    default:
        takeCommand(c, out, length);
    }
}

void TerminalCodes::takeControl(char c, std::string &out, std::size_t &length)
{
    if (isBetween(c, 0x20, 0x3f) && ++m_length < longestControl)
        return;
    m_state = c == escapeByte ? State::Escape : State::Text;
    if (c == escapeByte || c == 'm' || c == 'K')
        return;
    out[length++] = isBetween(c, 0x40, 0x7e) ? ' ' : c;
}

void TerminalCodes::takeCommand(char c, std::string &out, std::size_t &length)
{
    if (m_state == State::CommandEnd || c == bell || c == '\n' || c == '\r') {
        const bool closes = m_state == State::CommandEnd ? c == '\\' : c == bell;
        m_state = State::Text;
        out[length++] = closes ? ' ' : c;
    } else if (c == escapeByte) {
        m_state = State::CommandEnd;
    } else if (m_state == State::Command) {
        if (m_length++ == 0)
            m_first = c;
        if (c == ';') {
            m_state = m_first == '8' && m_length == 2 ? State::Link : State::Title;
            out[length++] = ' ';
        }
    } else if (m_state == State::Link) {
        out[length++] = c;
    }
}

std::string withoutTerminalCodes(std::string_view text)
{
    std::string stripped(text);
    TerminalCodes().strip(stripped, 0);
    return stripped;
}

} // namespace ioc
