using System.Text;

namespace MimeKit.Utils;

internal ref partial struct DateParser
{
    private readonly ReadOnlySpan<byte> Token(int i) => text[tokens[i]];

    private readonly bool IsNumber(int i) => !Token(i).ContainsAnyExcept(Digits);

    private readonly bool IsWeekday(int i) => !Token(i).ContainsAnyExcept(WeekdayLetters) && DateUtils.DayOf(Token(i)) >= 0;

    private readonly bool TryNumber(int i, out int number)
    {
        var reader = new TokenReader(Token(i));
        number = 0;
        return IsNumber(i) && reader.TryReadInt32(out number);
    }

    private readonly bool TryMonth(int i, out int month)
    {
        month = Token(i).ContainsAnyExcept(MonthLetters) ? 0 : DateUtils.MonthOf(Token(i));
        return month > 0;
    }

    private readonly bool TryYear(int i, out int year)
    {
        if (!TryNumber(i, out year))
        {
            return false;
        }

        year += year >= 100 ? 0 : year < 70 ? 2000 : 1900;
        return year >= 1969;
    }

    private readonly bool TryTime(int i, out TimeSpan time)
    {
        time = default;
        var token = Token(i);
        var reader = new TokenReader(token);
        if (token.ContainsAnyExcept(TimeDigits) || !token.Contains((byte)':')
            || !reader.TryReadInt32(out var hour) || hour > 23 || !reader.Is(':'))
        {
            return false;
        }

        reader.Position++;
        if (!reader.TryReadInt32(out var minute) || minute > 59)
        {
            return false;
        }

        var second = 0;
        if (reader.Is(':'))
        {
            reader.Position++;
            if (!reader.TryReadInt32(out second) || second > 60 || !reader.AtEnd)
            {
                return false;
            }

            // A leap second is the only sixtieth there is; DateTime has none.
            if (second == 60 && (hour, minute) != (23, 59))
            {
                return false;
            }
        }

        time = new TimeSpan(hour, minute, Math.Min(second, 59));
        return true;
    }

    private readonly bool IsAmOrPm(int i, ref TimeSpan time)
    {
        if (i >= tokens.Count || Token(i) is not [var half, (byte)'M'])
        {
            return false;
        }

        switch (half)
        {
            case (byte)'A':
                time -= TimeSpan.FromHours(time.Hours == 12 ? 12 : 0);
                return true;
            case (byte)'P':
                time += TimeSpan.FromHours(time.Hours < 12 ? 12 : 0);
                return true;
            default:
                return false;
        }
    }

    private readonly bool TryZone(int i, out int zone)
    {
        zone = 0;
        var token = Token(i);
        var reader = new TokenReader(token);
        if (!token.ContainsAnyExcept(ZoneDigits) && token.ContainsAny((byte)'+', (byte)'-'))
        {
            reader.Position = 1;
            if (token[0] is not ((byte)'+' or (byte)'-') || !reader.TryReadInt32(out zone) || !reader.AtEnd)
            {
                return false;
            }

            zone = token[0] == '-' ? -zone : zone;
        }
        else if (!token.ContainsAnyExcept(ZoneLetters))
        {
            if (token.Length > 3 || !Zones.TryGetValue(Encoding.ASCII.GetString(token), out zone))
            {
                return false;
            }
        }
        else if (!IsNumber(i) || !reader.TryReadInt32(out zone) || !reader.AtEnd)
        {
            return false;
        }

        return zone is >= -1200 and <= 1400;
    }

    private static bool IsDelimiter(byte c) => c is (byte)'-' or (byte)'/' or (byte)',' || ByteClass.IsWhite(c);
}
