namespace Platform.Silo.Adapters.Shop;

/// <summary>The shop's files cannot be used. The message is one line that names file, row and column; row 1 is the header.</summary>
public sealed class ShopDataException(string message, Exception? innerException = null) : Exception(message, innerException);
