// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/block.h"

namespace summary {

/// Writes blocks one after the other and knows at any time how long the whole would be.
class Writer
{
public:
    explicit Writer(Format format)
        : m_format(format)
    {
    }
    void add(const Block &block);
    /// Size of the finished text if `block` were added.
    qsizetype sizeWith(const Block &block) const;
    QString finished() const { return m_out + closing(m_group); }

private:
    enum class Group { None, Bullets, Numbers, TableHead, TableBody };
    static Group groupOf(const Block &block);
    QString closing(Group group) const;
    QString opening(Group group) const;
    QString between(Group next) const; ///< what ends the present group and begins the next
    QString inner(const Block &block) const;
    QString html(const Line &line) const;
    QString markdown(const Line &line, bool inTable) const;

    Format m_format;
    Group m_group = Group::None;
    int m_number = 0; ///< of the last numbered item
    QString m_out;
};

} // namespace summary
