using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Platform.Understanding.Text;

/// <summary>
/// Case, diacritics and width folded away, so that "Où est ma commande", "ou est ma commande" and a Vietnamese text
/// typed without marks meet the same training data. One character in, at most one out: offsets stay simple.
/// </summary>
internal static class Folding
{
    /// <summary>What <see cref="Fold"/> returns for a character that vanishes (combining marks, zero-width characters).</summary>
    public const char Dropped = '\0';

    private const int TableSize = 0x2100;

    private static readonly char[] Table = BuildTable();

    // The traditional forms that matter for shopping; the training data is written in simplified characters.
    private static readonly FrozenDictionary<char, char> Traditional = BuildTraditional();

    public static char Fold(char c)
    {
        if (c < TableSize)
        {
            return Table[c];
        }

        if (c is >= '！' and <= '～')
        {
            return Table[c - 0xFEE0];
        }

        return IsIdeograph(c) && Traditional.TryGetValue(c, out var simplified) ? simplified : c;
    }

    public static bool IsIdeograph(char c) =>
        c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u3041' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7A3');

    public static bool IsCombiningMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>The folded form of a short text: for data files, not for messages.</summary>
    public static string FoldText(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Fold(c) is var folded and not Dropped)
            {
                builder.Append(folded);
            }
        }

        return builder.ToString();
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            table[i] = FoldSlow((char)i);
        }

        return table;
    }

    private static char FoldSlow(char c)
    {
        if (IsCombiningMark(c) || c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060')
        {
            return Dropped;
        }

        var lower = char.ToLowerInvariant(c);
        switch (lower)
        {
            case 'đ' or 'ð': return 'd';
            case 'ł': return 'l';
            case 'ø' or 'œ': return 'o';
            case 'æ': return 'a';
            case 'ß': return 's';
            case 'ı': return 'i';
            case '\u2019' or '\u2018' or '\u00B4' or '`': return '\'';
            case < '\u00C0': return lower;
        }

        // Surrogates never reach this table (it ends below them), so normalisation cannot throw.
        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) is UnicodeCategory.NonSpacingMark ? lower : char.ToLowerInvariant(decomposed[0]);
    }

    private static FrozenDictionary<char, char> BuildTraditional()
    {
        const string traditional = "訂單貨發收還沒嗎麼麽時間問題幫請謝們這個會過現實電話號碼郵訊運費價錢買賣產質壞換動機聯繫絡網點開關廣東當從來後裡裏說對應給寫認經無業變讓覺歡樂愛誤錯誰誠點員總團隊態優惠驗證簽訴顯啟圖書衣褲鞋帶頭鐘週歲萬億兩線連結帳賬戶頁註冊銷響報導遲慢緩長達預計終於們寄給國際稅關擔憂氣憤騙詐評論壓縮與樣條務絕願須尋類識許";
        const string simplified = "订单货发收还没吗么么时间问题帮请谢们这个会过现实电话号码邮讯运费价钱买卖产质坏换动机联系络网点开关广东当从来后里里说对应给写认经无业变让觉欢乐爱误错谁诚点员总团队态优惠验证签诉显启图书衣裤鞋带头钟周岁万亿两线连结账账户页注册销响报导迟慢缓长达预计终于们寄给国际税关担忧气愤骗诈评论压缩与样条务绝愿须寻类识许";
        var map = new Dictionary<char, char>();
        for (var i = 0; i < traditional.Length; i++)
        {
            if (traditional[i] != simplified[i])
            {
                map[traditional[i]] = simplified[i];
            }
        }

        return map.ToFrozenDictionary();
    }
}
