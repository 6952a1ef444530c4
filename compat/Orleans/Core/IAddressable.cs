namespace Orleans.Runtime;

public interface IAddressable;

public interface IGrainExtension : IAddressable;
