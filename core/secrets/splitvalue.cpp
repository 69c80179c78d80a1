// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/splitvalue.h"

#include "core/secrets/keychainentry.h"

#include <memory>
#include <optional>

namespace secrets {

namespace {

/// "mdti1 a 2 5000\n" and the first bytes: letter of the round, number of parts beside the head, size of the whole.
struct Head
{
    char round = 'a';
    int parts = 0;
    qsizetype size = 0;
    QByteArray first;
};

constexpr int headLineBytes = 64;
constexpr int firstBytes = KeychainEntry::maximumBytes - headLineBytes;
constexpr int mostParts = Vault::maximumBytes / KeychainEntry::maximumBytes + 2;

QByteArray toBytes(const Head &head)
{
    return "mdti1 " + QByteArray(1, head.round) + ' ' + QByteArray::number(head.parts) + ' '
        + QByteArray::number(head.size) + '\n' + head.first;
}

std::optional<Head> toHead(const QByteArray &bytes)
{
    const qsizetype end = bytes.left(headLineBytes).indexOf('\n');
    const QList<QByteArray> words = bytes.left(end).split(' ');
    if (end < 0 || words.size() != 4 || words[0] != "mdti1" || (words[1] != "a" && words[1] != "b"))
        return std::nullopt;
    bool partsGood = false, sizeGood = false;
    Head head{words[1][0], words[2].toInt(&partsGood), words[3].toLongLong(&sizeGood), bytes.mid(end + 1)};
    if (!partsGood || !sizeGood || head.parts < 0 || head.parts > mostParts || head.size < head.first.size())
        return std::nullopt;
    return head;
}

QString partKey(const QString &key, char round, int number)
{
    return QStringLiteral("%1/%2%3").arg(key, QString(QLatin1Char(round))).arg(number);
}

base::Error damaged()
{
    return troubleError(Trouble::Damaged, {});
}

/// An operation over several entries, one after the other. Keeps itself alive through the handlers it hands out.
class Sequence : public std::enable_shared_from_this<Sequence>
{
public:
    Sequence(QString key, QObject *context)
        : m_key(std::move(key))
        , m_context(context)
    {
    }
    ~Sequence() { m_value.fill('\0'); }

    void read(ReadHandler handler)
    {
        m_read = std::move(handler);
        KeychainEntry::read(m_key, m_context, [self = shared_from_this()](base::Result<QByteArray> bytes) {
            if (!bytes) {
                self->m_read(base::failure(bytes.error()));
                return;
            }
            const std::optional<Head> head = toHead(*bytes);
            if (!head) {
                self->m_read(base::failure(damaged()));
                return;
            }
            self->m_head = *head;
            self->m_value = head->first;
            self->readPart(1);
        });
    }

    void write(const QByteArray &value, DoneHandler handler)
    {
        m_done = std::move(handler);
        m_value = value;
        KeychainEntry::read(m_key, m_context, [self = shared_from_this()](base::Result<QByteArray> bytes) {
            if (!bytes && bytes.error().kind != base::Failure::NotFound) {
                self->m_done(base::failure(bytes.error()));
                return;
            }
            // What cannot be read is replaced.
            const std::optional<Head> old = bytes ? toHead(*bytes) : std::nullopt;
            self->m_old = old.value_or(Head{'b', 0, 0, {}});
            self->m_head.round = self->m_old.round == 'a' ? 'b' : 'a';
            self->m_head.size = self->m_value.size();
            self->m_head.first = self->m_value.left(firstBytes);
            const qsizetype rest = self->m_value.size() - self->m_head.first.size();
            self->m_head.parts = int((rest + KeychainEntry::maximumBytes - 1) / KeychainEntry::maximumBytes);
            self->writePart(1);
        });
    }

    void remove(DoneHandler handler)
    {
        m_done = std::move(handler);
        KeychainEntry::read(m_key, m_context, [self = shared_from_this()](base::Result<QByteArray> bytes) {
            if (!bytes) {
                const bool none = bytes.error().kind == base::Failure::NotFound;
                self->m_done(none ? base::Status() : base::failure(bytes.error()));
                return;
            }
            self->m_old = toHead(*bytes).value_or(Head());
            KeychainEntry::remove(self->m_key, self->m_context, [self](const base::Status &removed) {
                if (removed)
                    self->removeOldPart(1);
                else
                    self->m_done(removed);
            });
        });
    }

private:
    void readPart(int number)
    {
        if (number > m_head.parts) {
            if (m_value.size() == m_head.size)
                m_read(m_value);
            else
                m_read(base::failure(damaged()));
            return;
        }
        KeychainEntry::read(partKey(m_key, m_head.round, number), m_context,
                            [self = shared_from_this(), number](base::Result<QByteArray> bytes) {
                                if (!bytes) {
                                    const bool none = bytes.error().kind == base::Failure::NotFound;
                                    self->m_read(base::failure(none ? damaged() : bytes.error()));
                                    return;
                                }
                                self->m_value += *bytes;
                                self->readPart(number + 1);
                            });
    }

    void writePart(int number)
    {
        const bool isHead = number > m_head.parts;
        const QByteArray bytes = isHead ? toBytes(m_head)
                                        : m_value.mid(firstBytes + qsizetype(number - 1) * KeychainEntry::maximumBytes,
                                                      KeychainEntry::maximumBytes);
        KeychainEntry::write(isHead ? m_key : partKey(m_key, m_head.round, number), bytes, m_context,
                             [self = shared_from_this(), number, isHead](const base::Status &written) {
                                 if (!written)
                                     self->m_done(written);
                                 else if (isHead)
                                     self->removeOldPart(1);
                                 else
                                     self->writePart(number + 1);
                             });
    }

    void removeOldPart(int number)
    {
        if (number > m_old.parts) {
            m_done({});
            return;
        }
        KeychainEntry::remove(partKey(m_key, m_old.round, number), m_context,
                              [self = shared_from_this(), number](const base::Status &removed) {
                                  if (removed)
                                      self->removeOldPart(number + 1);
                                  else
                                      self->m_done(removed);
                              });
    }

    QString m_key;
    QObject *m_context;
    QByteArray m_value;
    Head m_head, m_old;
    ReadHandler m_read;
    DoneHandler m_done;
};

} // namespace

void SplitValue::read(const QString &key, QObject *context, ReadHandler handler)
{
    std::make_shared<Sequence>(key, context)->read(std::move(handler));
}

void SplitValue::write(const QString &key, const QByteArray &value, QObject *context, DoneHandler handler)
{
    std::make_shared<Sequence>(key, context)->write(value, std::move(handler));
}

void SplitValue::remove(const QString &key, QObject *context, DoneHandler handler)
{
    std::make_shared<Sequence>(key, context)->remove(std::move(handler));
}

} // namespace secrets
