namespace Platform.Mail;

/// <summary>What a line of a mail is.</summary>
internal enum LineRole : byte
{
    /// <summary>The sender wrote it now.</summary>
    Own,

    /// <summary>It is quoted, and the markup or a mark in the text proves it.</summary>
    Quote,

    /// <summary>It stands below a header or separator that introduces an earlier mail.</summary>
    Earlier,

    /// <summary>It stands below the separator of a forwarded mail.</summary>
    Forwarded,

    /// <summary>The separator and header of an earlier or forwarded mail.</summary>
    Header,

    /// <summary>Signature, disclaimer, or what an app or gateway added.</summary>
    Signature,
}
