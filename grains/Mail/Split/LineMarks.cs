namespace Platform.Mail;

/// <summary>What the markup proves of a line of text, before its words are looked at.</summary>
[Flags]
internal enum LineMarks
{
    None = 0,

    /// <summary>Inside a quotation that a mail program made.</summary>
    Quoted = 1,

    /// <summary>Inside a blockquote that may be a quotation or only an indentation.</summary>
    Indented = 2,

    /// <summary>Inside a region that holds a quotation, its attribution and perhaps answers between (Gmail).</summary>
    Region = 4,

    /// <summary>The line that introduces a quotation.</summary>
    Attribution = 8,

    /// <summary>Inside a signature.</summary>
    Signature = 16,

    /// <summary>The rest of the mail, from this line on, is an earlier mail.</summary>
    Begin = 32,

    /// <summary>Inside a mail that is attached to this one.</summary>
    Attached = 128,

    /// <summary>A rule is drawn above the line.</summary>
    Rule = 64,
}
