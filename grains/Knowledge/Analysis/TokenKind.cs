namespace Platform.Knowledge;

/// <summary>What a token is, for stemming and for spelling.</summary>
public enum TokenKind
{
    /// <summary>A word of an alphabetic script.</summary>
    Word,

    /// <summary>A number, normalised: no thousands separator, words of number as digits.</summary>
    Number,

    /// <summary>Two neighbouring characters of a script without spaces, or one that stands alone.</summary>
    Ideograph,
}
