// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/parse.h"

namespace mdti {

namespace {

/// Walks a text; every take fails for good once something did not fit.
class Digits
{
public:
    explicit Digits(QStringView text)
        : m_text(text)
    {
    }
    int take(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const char16_t c = peek();
            if (c < u'0' || c > u'9')
                m_ok = false;
            value = value * 10 + (m_ok ? c - u'0' : 0);
            ++m_at;
        }
        return value;
    }
    bool takeIf(char16_t wanted)
    {
        const bool there = peek() == wanted;
        m_at += there;
        return there;
    }
    void need(char16_t wanted) { m_ok = takeIf(wanted) && m_ok; }
    void fail() { m_ok = false; }
    char16_t peek() const { return m_at < m_text.size() ? m_text[m_at].unicode() : u'\0'; }
    bool isDigit() const { return peek() >= u'0' && peek() <= u'9'; }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at >= m_text.size(); }

private:
    QStringView m_text;
    qsizetype m_at = 0;
    bool m_ok = true;
};

/// Milliseconds of a fraction of any length; what is finer is cut.
int fraction(Digits &digits)
{
    int ms = 0;
    int places = 0;
    for (; digits.isDigit() && places < 9; ++places) {
        const int digit = digits.take(1);
        if (places < 3)
            ms = ms * 10 + digit;
    }
    if (places == 0)
        digits.fail();
    for (; places < 3; ++places)
        ms *= 10;
    return ms;
}

} // namespace

// By hand, because QDateTime::fromString knows no more than three fraction digits and takes ten times as long.
QDateTime parseTime(QStringView text)
{
    Digits in(text.trimmed());
    const int year = in.take(4);
    in.need(u'-');
    const int month = in.take(2);
    in.need(u'-');
    const int day = in.take(2);
    int hour = 0, minute = 0, second = 0, ms = 0, offset = 0;
    if (!in.atEnd()) {
        if (!in.takeIf(u'T') && !in.takeIf(u't') && !in.takeIf(u' '))
            in.fail();
        hour = in.take(2);
        in.need(u':');
        minute = in.take(2);
        if (in.takeIf(u':'))
            second = in.take(2);
        if (in.takeIf(u'.') || in.takeIf(u','))
            ms = fraction(in);
        const int sign = in.takeIf(u'+') ? 1 : in.takeIf(u'-') ? -1 : 0;
        if (sign) {
            offset = in.take(2) * 3600;
            in.takeIf(u':');
            offset = sign * (offset + in.take(2) * 60);
        } else if (!in.takeIf(u'Z')) {
            in.takeIf(u'z');
        }
    }
    const QDate date(year, month, day);
    const QTime time(hour, minute, second == 60 ? 59 : second, ms); // a leap second is the last one of its minute
    if (!in.ok() || !in.atEnd() || year <= 1 || !date.isValid() || !time.isValid())
        return {};
    const QDateTime utc(date, time, Qt::UTC);
    return offset ? utc.addSecs(-offset) : utc;
}

} // namespace mdti
