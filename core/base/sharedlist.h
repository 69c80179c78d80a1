// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSharedData>

#include <algorithm>
#include <array>
#include <compare>
#include <initializer_list>
#include <iterator>

namespace base {

/// A list that is cheap to keep a copy of while it goes on growing. The values stand in chunks that copies share: a
/// copy costs one counter, a change afterwards copies the chunk it falls into and the list of chunks, never all values.
/// Made for what one thread changes many times a second while others read what it was. Reads like a QList; changes go
/// through append(), set() and edit(), so that no read copies by mistake. As with QList, copies may be used in
/// different threads, one object only in one; references live until the next change.
template <typename T> class SharedList
{
    static constexpr qsizetype chunkSize = 64; // power of two; big enough to keep the list of chunks short
    struct Chunk : QSharedData
    {
        std::array<T, size_t(chunkSize)> values{};
    };

public:
    class const_iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using pointer = const T *;
        using reference = const T &;

        const_iterator() = default;
        reference operator*() const { return m_list->at(m_at); }
        pointer operator->() const { return &m_list->at(m_at); }
        reference operator[](qsizetype by) const { return m_list->at(m_at + by); }
        const_iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        const_iterator operator++(int) { return {m_list, m_at++}; }
        const_iterator &operator--()
        {
            --m_at;
            return *this;
        }
        const_iterator operator--(int) { return {m_list, m_at--}; }
        const_iterator &operator+=(qsizetype by)
        {
            m_at += by;
            return *this;
        }
        const_iterator &operator-=(qsizetype by) { return *this += -by; }
        friend const_iterator operator+(const_iterator it, qsizetype by) { return it += by; }
        friend const_iterator operator+(qsizetype by, const_iterator it) { return it += by; }
        friend const_iterator operator-(const_iterator it, qsizetype by) { return it -= by; }
        friend qsizetype operator-(const const_iterator &a, const const_iterator &b) { return a.m_at - b.m_at; }
        bool operator==(const const_iterator &other) const { return m_at == other.m_at; }
        auto operator<=>(const const_iterator &other) const { return m_at <=> other.m_at; }

    private:
        friend class SharedList;
        const_iterator(const SharedList *list, qsizetype at)
            : m_list(list)
            , m_at(at)
        {
        }
        const SharedList *m_list = nullptr;
        qsizetype m_at = 0;
    };
    using value_type = T;
    using iterator = const_iterator;

    SharedList() = default;
    SharedList(std::initializer_list<T> values)
    {
        for (const T &value : values)
            append(value);
    }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const T &at(qsizetype index) const
    {
        Q_ASSERT(index >= 0 && index < m_size);
        return m_chunks.at(index / chunkSize)->values[size_t(index % chunkSize)];
    }
    const T &operator[](qsizetype index) const { return at(index); }
    T value(qsizetype index) const { return index >= 0 && index < m_size ? at(index) : T(); }
    const T &first() const { return at(0); }
    const T &last() const { return at(m_size - 1); }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }
    QList<T> toList() const { return QList<T>(begin(), end()); }

    void append(const T &value)
    {
        if (m_size % chunkSize == 0)
            m_chunks.append(QSharedDataPointer<Chunk>(new Chunk));
        ++m_size;
        edit(m_size - 1) = value;
    }
    /// The value to be changed in place.
    T &edit(qsizetype index)
    {
        Q_ASSERT(index >= 0 && index < m_size);
        return m_chunks[index / chunkSize]->values[size_t(index % chunkSize)];
    }
    void set(qsizetype index, const T &value) { edit(index) = value; }

    bool operator==(const SharedList &other) const
    {
        return m_size == other.m_size
            && (m_chunks.constData() == other.m_chunks.constData() || std::equal(begin(), end(), other.begin()));
    }

private:
    QList<QSharedDataPointer<Chunk>> m_chunks;
    qsizetype m_size = 0;
};

} // namespace base
