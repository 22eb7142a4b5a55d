package dev.dyad.learn.encoder;

/** How a residual network begins. */
public enum Stem {
  /** 7x7 convolution of stride 2, then 3x3 max-pooling of stride 2: for images about 224 wide. */
  IMAGENET,
  /** 3x3 convolution of stride 1 and no pooling: for images about 32 wide. */
  SMALL
}
