package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import java.util.List;

/** Pictures: photos, drawings, digits. */
public final class ImageModality implements Modality<Image> {
  /** For the service loader. */
  public ImageModality() {}

  @Override
  public String name() {
    return "image";
  }

  @Override
  public Class<Image> type() {
    return Image.class;
  }

  @Override
  public List<Class<? extends Augmentation<Image>>> augmentations() {
    return List.of(
        RandomResizedCrop.class,
        RandomCrop.class,
        CenterCrop.class,
        ResizedCenterCrop.class,
        Resize.class,
        HorizontalFlip.class,
        VerticalFlip.class,
        Rotation.class,
        Affine.class,
        Perspective.class,
        Erasing.class,
        ElasticDeformation.class,
        ColorJitter.class,
        Grayscale.class,
        GaussianBlur.class,
        Solarize.class,
        Posterize.class,
        Equalize.class,
        AutoContrast.class,
        Sharpness.class,
        Invert.class,
        GaussianNoise.class,
        SaltAndPepper.class,
        ChannelShuffle.class,
        JpegCompression.class,
        RandAugment.class,
        TrivialAugment.class);
  }

  @Override
  public List<Class<? extends Preset<Image>>> presets() {
    return List.of(SimCLR.class, MoCoV2.class, BYOL.class, MultiCrop.class, Digits.class);
  }

  @Override
  public List<DatasetReader<Image>> readers() {
    return List.of(new Idx(), new CifarBinary(), new StlBinary(), new ImageFolder());
  }

  @Override
  public Collator<Image> collator() {
    return new ImageCollator();
  }

  /** SimCLR's views at 96 pixels: photos at a size that can be trained on without a GPU. */
  @Override
  public Preset<Image> defaultViews() {
    return new SimCLR(96);
  }

  /** ResNet-18, for photos; recipes for digits name a smaller one. */
  @Override
  public String defaultEncoder() {
    return "resnet18";
  }

  @Override
  public Drawing draw(Image image) {
    byte[] rgb = image.pixels();
    if (image.channels() == 1) {
      rgb = new byte[3 * image.width() * image.height()];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = image.data()[i / 3];
      }
    }
    return new Drawing.Picture(image.width(), image.height(), rgb);
  }
}
