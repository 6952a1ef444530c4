using System.Collections.Frozen;

namespace Platform.Mail;

/// <summary>The classes, ids and names by which mail programs mark what they insert.</summary>
internal static class HtmlMarks
{
    private static readonly FrozenDictionary<string, LineMarks> Known = new Dictionary<string, LineMarks>(StringComparer.OrdinalIgnoreCase)
    {
        // Gmail
        ["gmail_quote"] = LineMarks.Region,
        ["gmail_quote_container"] = LineMarks.Region,
        ["gmail_attr"] = LineMarks.Attribution,
        ["gmail_signature"] = LineMarks.Signature,
        ["gmail_signature_prefix"] = LineMarks.Signature,

        // Outlook on the web, mobile and new Outlook
        ["divRplyFwdMsg"] = LineMarks.Begin,
        ["x_divRplyFwdMsg"] = LineMarks.Begin,
        ["mail-editor-reference-message-container"] = LineMarks.Begin,
        ["OLK_SRC_BODY_SECTION"] = LineMarks.Begin,
        ["Signature"] = LineMarks.Signature,
        ["ms-outlook-mobile-signature"] = LineMarks.Signature,
        ["ms-outlook-mobile-body-separator-line"] = LineMarks.None,
        ["OutlookMessageHeader"] = LineMarks.Begin,

        // Thunderbird, Roundcube
        ["moz-cite-prefix"] = LineMarks.Attribution,
        ["moz-signature"] = LineMarks.Signature,
        ["reply-intro"] = LineMarks.Attribution,
        ["_rc_sig"] = LineMarks.Signature,

        // Yahoo
        ["yahoo_quoted"] = LineMarks.Quoted,
        ["yahoo-signature"] = LineMarks.Signature,
        ["ymail_android_signature"] = LineMarks.Signature,

        // Proton, Tutanota
        ["protonmail_quote"] = LineMarks.Region,
        ["protonmail_signature_block"] = LineMarks.Signature,
        ["tutanota_quote"] = LineMarks.Quoted,
        ["tutanota_indented"] = LineMarks.Indented,

        // Zoho, QQ, NetEase
        ["zmail_extra"] = LineMarks.Quoted,
        ["includetail"] = LineMarks.Quoted,
        ["isReplyContent"] = LineMarks.Quoted,
        ["ntes-pcmac-signature"] = LineMarks.Signature,

        // Apple, Samsung, K-9, Spark, Airmail, Superhuman, Front, GMX, others
        ["AppleMailSignature"] = LineMarks.Signature,
        ["composer_signature"] = LineMarks.Signature,
        ["k9mail-signature"] = LineMarks.Signature,
        ["messageSignatureSection"] = LineMarks.Signature,
        ["messageReplySection"] = LineMarks.Quoted,
        ["bloop_sign"] = LineMarks.Signature,
        ["bloop_on"] = LineMarks.Attribution,
        ["airmail_on"] = LineMarks.Attribution,
        ["clean_bq"] = LineMarks.Quoted,
        ["sh-quoted-content"] = LineMarks.Quoted,
        ["sh-signature"] = LineMarks.Signature,
        ["front-signature"] = LineMarks.Signature,
        ["front-blockquote"] = LineMarks.Quoted,
        ["freehand-quote"] = LineMarks.Quoted,
        ["wm-quote"] = LineMarks.Quoted,
        ["cite"] = LineMarks.Quoted,
        ["mailbird-signature"] = LineMarks.Signature,
        ["hs_reply"] = LineMarks.None,
        ["mb_sig"] = LineMarks.Signature,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, LineMarks>.AlternateLookup<ReadOnlySpan<char>> ByName = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a class list, id or name says. Programs that rewrite a mail put something before the class (<c>yiv123</c>, <c>ydp1a2b</c>).</summary>
    public static LineMarks Of(ReadOnlySpan<char> value)
    {
        var marks = LineMarks.None;
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (ByName.TryGetValue(word, out var mark))
            {
                marks |= mark;
            }
            else if (word.StartsWith("ydp", StringComparison.Ordinal))
            {
                marks |= word.EndsWith("yahoo_quoted", StringComparison.Ordinal) ? LineMarks.Quoted
                    : word.EndsWith("signature", StringComparison.Ordinal) ? LineMarks.Signature
                    : LineMarks.None;
            }
        }

        return marks;
    }
}
