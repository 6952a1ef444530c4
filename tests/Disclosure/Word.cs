namespace Platform.Tests.Disclosure;

/// <summary>A part of what somebody writes.</summary>
internal enum Word
{
    Number,
    WrongNumber,
    Email,
    WrongEmail,
    Last4,
    WrongLast4,
    PostalCode,
    PlacedOn,
    WhereIsIt,
    OuEstElle,
    Return,
    Recommend,
    Yes,
    No,
    Forget,
    System,
    Administrator,
    Quote,
    Repeat,
    SignUp,
    Call,
    EmailIsFine,
    Refund,
    Help,
}
